//! The list of forms in words, kept as `docs/forms.md`.
use crate::catalogue::forms;
use crate::form::FormSpec;

const INTRODUCTION: &str = "# 可以生成的材料

窗口里在“材料”“活动”“数据”各页导出或打印；命令行用`lianyan form 材料 资料库 --out 文件`，加上下面的选项。文件的扩展名决定做成哪一种。加上`--log`，就记入打印与导出登记。

这一页由程序按材料清单生成。
";

/// The whole document, in Markdown.
pub fn document() -> String {
    let sections = forms().iter().map(section);
    INTRODUCTION.to_owned() + &sections.collect::<String>()
}

fn section(form: &FormSpec) -> String {
    let mut text = format!("\n## {}\n\n{}\n", form.title, form.contents);
    if let Some(more) = form.self_check {
        text += &format!("\n分报送版和自查版。自查版：{more}\n");
    }
    let endings = form.extensions.join("、");
    text += &match form.only_on_screen {
        true => format!("\n文件：{endings}。只能在窗口里导出。\n"),
        false => format!("\n命令行名称：`{}`；文件：{endings}。\n", form.name),
    };
    if !form.parameters.is_empty() {
        text += "\n| 选项 | 内容 |\n| --- | --- |\n";
    }
    for parameter in form.parameters {
        let (name, value, title) = (parameter.name, parameter.value, parameter.title);
        text += &format!("| `--{name} {value}` | {title} |\n");
    }
    text
}
