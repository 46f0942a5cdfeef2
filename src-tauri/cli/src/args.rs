//! What can be typed: the commands of `lianyan` and their options.
use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, Parser, Subcommand, ValueEnum, value_parser};
use lianyan_core::ledger::Seen;
use lianyan_forms::catalogue;
use lianyan_forms::parameters::YEARS;

use crate::form_parameters::FormParameters;

#[derive(Parser)]
#[command(
    name = "lianyan",
    version,
    about = "联研：教研共同体的活动记录、任务核对和材料导出，不需要窗口。"
)]
pub(crate) struct Arguments {
    /// 结果输出为一个JSON文档
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// 新建资料库
    New(New),
    /// 导入数据工作簿、名册、活动台账或参加名单
    Import(Import),
    /// 各校每学期教研活动开展情况统计表
    Quota(Quota),
    /// 生成材料：年度工作簿、签到表、数据工作簿等
    Form(Form),
    /// 操作记录，最近的在前
    History(History),
    /// 撤销最近一步
    Undo(Folder),
    /// 重做刚撤销的一步
    Redo(Folder),
    /// 检查资料库是否完好
    Verify(Folder),
    /// 立即备份
    Backup(Folder),
    /// 从备份恢复，现在的资料库另外保留
    Restore(Restore),
    /// 执行命令表中的任一命令
    Call(Call),
    /// 在系统的浏览器里使用，只在本机可用
    Serve(Serve),
}

#[derive(Args)]
pub(crate) struct Folder {
    /// 资料库文件夹
    #[arg(value_name = "资料库")]
    pub(crate) dir: PathBuf,
}

#[derive(Args)]
pub(crate) struct New {
    /// 新资料库的文件夹，会自动建立
    #[arg(value_name = "资料库")]
    pub(crate) dir: PathBuf,
    /// 放入示例县（岚溪县）的记录
    #[arg(long, conflicts_with_all = ["county"])]
    pub(crate) sample: bool,
    /// 县（市、区）名称
    #[arg(long, value_name = "名称")]
    pub(crate) county: Option<String>,
}

#[derive(Args)]
pub(crate) struct Import {
    /// 资料库文件夹
    #[arg(value_name = "资料库")]
    pub(crate) dir: PathBuf,
    /// 数据工作簿、名册、活动台账或参加名单（xlsx、xls、ods、csv）
    #[arg(value_name = "文件")]
    pub(crate) file: PathBuf,
    /// 只预览，不写入
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// 按哪一种读取；不写则按表头认，并说明认成了哪一种
    #[arg(long = "as", value_name = "种类")]
    pub(crate) kind: Option<ImportKind>,
    /// 活动台账是哪个教研共同体的，写编号；只有一个，或者只有一个是本校的，不用写
    #[arg(long, value_name = "编号")]
    pub(crate) community: Option<String>,
    /// 名册里没有学校这一列时，全表算作这所学校
    #[arg(long, value_name = "学校")]
    pub(crate) school: Option<String>,
    /// 定下预览里问到的一处，可以写多次，如“名册/H=职务”
    #[arg(long, value_name = "处=答", value_parser = pair)]
    pub(crate) answer: Vec<(String, String)>,
    /// 把预览里没有导入的一处也导入，可以写多次，如“名册/3”；列要写明对应哪一栏，如“名册/H=职务”
    #[arg(long, value_name = "处")]
    pub(crate) take_in: Vec<String>,
    /// 活动台账中不导入的一行，可以写多次，如“台账/7”
    #[arg(long, value_name = "处")]
    pub(crate) leave_out: Vec<String>,
    /// 变更自哪天起，如2025-02-17；不写则改正名册
    #[arg(long, value_name = "日期")]
    pub(crate) from: Option<chrono::NaiveDate>,
}

/// What a file is read as.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ImportKind {
    /// 数据工作簿
    Data,
    /// 花名册或学校名册
    Roster,
    /// 活动台账
    Activities,
    /// 参加名单：签到表、参加情况表
    Participation,
}

/// 名册/H=职务; what is answered to a question about numbers has more of these signs: 人数/台账/5=二实小=6.
fn pair(text: &str) -> Result<(String, String), String> {
    let cut = match text.starts_with("人数/") {
        true => text.split_once('='),
        false => text.rsplit_once('='),
    };
    match cut {
        Some((place, answer)) if !place.is_empty() => Ok((place.to_owned(), answer.to_owned())),
        _ => Err("写成“名册/H=职务”这样".to_owned()),
    }
}

#[derive(Args)]
pub(crate) struct Quota {
    /// 资料库文件夹
    #[arg(value_name = "资料库")]
    pub(crate) dir: PathBuf,
    /// 学年，以开始的年份表示：2024是2024—2025学年度
    #[arg(long, value_name = "年份", value_parser = value_parser!(i32).range(YEARS))]
    pub(crate) year: i32,
    /// 口径；不写则用县里定的口径
    #[arg(long, value_enum, value_name = "口径")]
    pub(crate) counter: Option<CounterWord>,
    /// 只看一个教研共同体（编号）
    #[arg(long, value_name = "编号")]
    pub(crate) community: Option<String>,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum CounterWord {
    #[value(name = "承办", alias = "host")]
    Host,
    #[value(name = "承担", alias = "active")]
    Active,
    #[value(name = "参加", aliases = ["参与", "attend"])]
    Attend,
}

#[derive(Args)]
pub(crate) struct Form {
    /// 材料名称；有哪些，各有哪些选项，见 form --list
    #[arg(value_name = "材料", required_unless_present = "list", value_parser = form_names())]
    pub(crate) name: Option<String>,
    /// 资料库文件夹
    #[arg(value_name = "资料库", required_unless_present = "list")]
    pub(crate) dir: Option<PathBuf>,
    /// 列出可以生成的材料
    #[arg(long)]
    pub(crate) list: bool,
    #[command(flatten)]
    pub(crate) parameters: FormParameters,
    /// 记入打印与导出登记（一步操作，可以撤销），签到表印上登记得到的编号，如A03-1；不写则不登记，也没有编号
    #[arg(long)]
    pub(crate) log: bool,
    /// 保存到这个文件
    #[arg(long, value_name = "文件", required_unless_present = "list")]
    pub(crate) out: Option<PathBuf>,
}

fn form_names() -> PossibleValuesParser {
    PossibleValuesParser::new(catalogue::typed_forms().map(|form| form.name))
}

#[derive(Args)]
pub(crate) struct History {
    /// 资料库文件夹
    #[arg(value_name = "资料库")]
    pub(crate) dir: PathBuf,
    /// 最多列出多少条
    #[arg(long, value_name = "条数", default_value_t = 30)]
    pub(crate) limit: u32,
}

#[derive(Args)]
pub(crate) struct Restore {
    /// 资料库文件夹
    #[arg(value_name = "资料库")]
    pub(crate) dir: PathBuf,
    /// 备份的文件名；不写则用最近一份完好的备份
    #[arg(long, value_name = "备份")]
    pub(crate) backup: Option<String>,
}

#[derive(Args)]
pub(crate) struct Call {
    /// 资料库文件夹
    #[arg(value_name = "资料库", required_unless_present = "list")]
    pub(crate) dir: Option<PathBuf>,
    /// 命令名称，见 call --list
    #[arg(value_name = "命令", required_unless_present = "list", value_parser = command)]
    pub(crate) command: Option<String>,
    /// 请求，一个JSON文档；不写则为null
    #[arg(value_name = "JSON", value_parser = json)]
    pub(crate) request: Option<serde_json::Value>,
    /// 改动类命令：读取时的记号（ledger_seen给出）；此后别处又改过的内容不会被盖掉，而是报告出来
    #[arg(long, value_name = "记号", value_parser = seen, requires = "command")]
    pub(crate) seen: Option<Seen>,
    /// 列出全部命令
    #[arg(long)]
    pub(crate) list: bool,
}

fn command(name: &str) -> Result<String, String> {
    match lianyan_api::find_command(name) {
        Some(row) => Ok(row.name.to_owned()),
        None => Err("全部命令见 call --list".to_owned()),
    }
}

fn seen(text: &str) -> Result<Seen, String> {
    text.parse()
}

fn json(text: &str) -> Result<serde_json::Value, String> {
    serde_json::from_str(text).map_err(|fault| format!("不是完整的JSON：{fault}"))
}

#[derive(Args)]
pub(crate) struct Serve {
    /// 资料库文件夹
    #[arg(value_name = "资料库")]
    pub(crate) dir: PathBuf,
    /// 端口；不写则由系统选一个
    #[arg(long, value_name = "端口", default_value_t = 0)]
    pub(crate) port: u16,
    /// 不自动打开浏览器，只显示网址
    #[arg(long)]
    pub(crate) no_open: bool,
    /// 最后一个页面关闭后也不退出
    #[arg(long)]
    pub(crate) stay: bool,
}
