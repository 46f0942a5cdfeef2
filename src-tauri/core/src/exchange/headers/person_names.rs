//! What looks like a person's name, where no heading says so.
use crate::text::clean;

/// The commonest surnames; rarer ones are found beside them in the same column.
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱丘江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤柏舒甘庄翟常温康施文牛樊葛邢安齐易乔伍庞颜倪庾聂章鲁岳殷詹申欧耿关兰焦俞左柳甄祝包宁尚符阮纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柯宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由";

const DOUBLE_SURNAMES: &[&str] = &[
    "欧阳", "上官", "司马", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "司徒", "令狐", "夏侯",
    "端木", "长孙", "宇文", "轩辕", "南宫", "闻人", "呼延", "独孤",
];

/// Words that begin like a name.
const WORDS: &[&str] = &[
    "劳动", "高级", "全体", "成员", "安排", "时间", "文科", "单位", "连片", "信息",
];

const ENDINGS: &[&str] = &[
    "教师", "老师", "学校", "小学", "中学", "校长", "主任", "组长", "书记", "学科", "级", "班",
    "组", "校", "园", "员", "片区", "名单", "名册",
];

/// Two to four characters that begin with a surname, and are no word of a list.
pub(super) fn looks_like_person(text: &str) -> bool {
    let name: String = clean(text).split(' ').collect();
    let characters: Vec<char> = name.chars().collect();
    let begins = characters
        .first()
        .is_some_and(|first| SURNAMES.contains(*first))
        || DOUBLE_SURNAMES
            .iter()
            .any(|surname| name.starts_with(surname));
    let is_word = WORDS.contains(&name.as_str()) || ENDINGS.iter().any(|end| name.ends_with(end));
    (2..=4).contains(&characters.len())
        && characters.iter().all(|c| crate::text::is_han(*c))
        && begins
        && !is_word
}
