//! Which files are taken as evidence, and which of them are opened with the system's own program.
//!
//! Whatever a file claims to be, the system goes by the ending of its name: `照片.jpg.exe` is a
//! program. So only endings that are known to hold pictures, documents and recordings are taken, and
//! fewer are opened. And a program is known by its first bytes, whatever its ending.

/// Pictures, documents, recordings: the system's program for them shows or plays them.
const OPENED: &[&str] = &[
    "jpg", "jpeg", "png", "gif", "webp", "bmp", "tif", "tiff", "heic", "heif", "avif", //
    "pdf", "ofd", "txt", "csv", "doc", "docx", "wps", "rtf", "odt", //
    "xls", "xlsx", "et", "ods", "ppt", "pptx", "dps", "odp", //
    "mp4", "m4v", "mov", "avi", "wmv", "mkv", "mp3", "m4a", "wav", "wma", "amr", "aac",
];

/// Kept as evidence, but only saved: what lies inside can be anything.
const ONLY_SAVED: &[&str] = &["zip", "rar", "7z"];

/// The endings that a file dialog offers.
pub fn taken_endings() -> impl Iterator<Item = &'static str> {
    OPENED.iter().chain(ONLY_SAVED).copied()
}

/// The ending that the system goes by, in lower case: Windows drops dots and blanks at the end of
/// a name. Empty when there is none.
fn ending_of(name: &str) -> String {
    let name = name.trim_end_matches(|c: char| c == '.' || c.is_whitespace() || is_hidden(c));
    let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
    match base.rsplit_once('.') {
        Some((_, ending)) => ending.trim().to_lowercase(),
        None => String::new(),
    }
}

/// Shows nothing, or turns the direction of writing, so that a program reads as a picture.
fn is_hidden(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
        || c.is_control()
}

/// Whether a file of this name, whose content begins so, is opened with the system's own program.
pub fn is_opened(name: &str, start: &[u8]) -> bool {
    OPENED.contains(&ending_of(name).as_str()) && !name.contains(is_hidden) && !is_program(start)
}

/// Why a file is not taken as evidence, for the user; `start` is how its content begins.
pub fn refusal(name: &str, start: &[u8]) -> Option<String> {
    const KINDS: &str = "照片、扫描件、文档、表格、演示文稿、录音录像和压缩包";
    if start.is_empty() {
        return Some(format!(
            "“{name}”是空文件（0字节），没有添加。常见的原因是它还在网盘里，没有下载到这台电脑（占位文件）。\
             请先让网盘把它下载下来，能打开以后再添加。"
        ));
    }
    let ending = ending_of(name);
    if is_program(start) {
        return Some(format!(
            "“{name}”的内容是程序，不是佐证材料，没有添加。请向发来文件的人核实。"
        ));
    }
    if name.contains(is_hidden) {
        return Some(format!(
            "“{}”的文件名里有看不见的字符，看上去的后缀不是真的后缀，没有添加。请核实来源，改名以后再添加。",
            name.replace(is_hidden, "")
        ));
    }
    if ending.is_empty() {
        return Some(format!(
            "“{name}”没有后缀，看不出是什么文件，没有添加。请先改名，补上它原来的后缀，例如.jpg或.pdf。"
        ));
    }
    (!taken_endings().any(|taken| taken == ending))
        .then(|| format!("“{name}”（.{ending}）不能作为佐证，没有添加。可以添加{KINDS}。"))
}

/// Begins as programs do: of Windows, Linux and macOS, scripts, and shortcuts.
fn is_program(start: &[u8]) -> bool {
    const STARTS: &[&[u8]] = &[
        b"\x7fELF",
        b"#!",
        b"\xfe\xed\xfa\xce",
        b"\xfe\xed\xfa\xcf",
        b"\xce\xfa\xed\xfe",
        b"\xcf\xfa\xed\xfe",
        b"\xca\xfe\xba\xbe",
        b"L\0\0\0\x01\x14\x02\0",
        b"[InternetShortcut]",
        b"[Desktop Entry]",
        b"@echo off",
    ];
    let text = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
    let begins = |known: &[u8]| {
        let own = text.get(..known.len());
        own.is_some_and(|own| own.eq_ignore_ascii_case(known))
    };
    // Two letters alone may begin a text, too.
    let windows = start.starts_with(b"MZ") && start.contains(&0);
    windows || STARTS.iter().any(|known| begins(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    const JPEG: &[u8] = b"\xff\xd8\xff\xe0\0\x10JFIF";
    const EXE: &[u8] = b"MZ\x90\0\x03\0\0\0";

    #[test]
    fn the_browser_offers_the_same_files() {
        let screens = include_str!("../../../../ui/src/platform/browser.ts");
        for ending in taken_endings() {
            let listed = [format!(".{ending},"), format!(".{ending}\"")];
            assert!(
                listed.iter().any(|listed| screens.contains(listed)),
                ".{ending}"
            );
        }
    }

    #[test]
    fn the_ending_is_what_the_system_goes_by() {
        for (name, ending) in [
            ("照片.jpg", "jpg"),
            ("照片.JPG", "jpg"),
            ("照片.jpg.exe", "exe"),
            ("照片.jpg. . ", "jpg"),
            ("照片.exe. .", "exe"),
            ("照片.exe\u{200b}", "exe"),
            ("签到表", ""),
            ("2024.11.8现场", "8现场"),
            (".desktop", "desktop"),
            ("文件夹.jpg/程序", ""),
        ] {
            assert_eq!(ending_of(name), ending, "{name}");
        }
    }

    #[test]
    fn only_what_shows_something_is_opened() {
        for (name, start, opened) in [
            ("现场.jpg", JPEG, true),
            ("现场.JPEG", JPEG, true),
            ("总结.docx", b"PK\x03\x04", true),
            ("录像.mp4", b"\0\0\0\x18ftypmp42", true),
            ("照片.exe", EXE, false),
            ("照片.jpg", EXE, false),
            ("照片.bat", b"@echo off", false),
            ("照片.jpg", b"#!/bin/sh\n", false),
            ("照片.desktop", b"[Desktop Entry]", false),
            ("照片.url", b"[InternetShortcut]", false),
            ("照片.lnk", b"L\0\0\0\x01\x14\x02\0", false),
            ("照片.jpg.vbs", b"dim x", false),
            ("照片\u{202e}gpj.exe", EXE, false),
            ("照片\u{202e}gpj.pdf", b"%PDF", false),
            ("带宏.xlsm", b"PK\x03\x04", false),
            ("资料.zip", b"PK\x03\x04", false),
            ("网页.html", b"<html>", false),
            ("图.svg", b"<svg/>", false),
            ("签到表", JPEG, false),
        ] {
            assert_eq!(is_opened(name, start), opened, "{name}");
        }
    }

    #[test]
    fn what_is_no_evidence_is_refused_in_words() {
        let cases: [(&str, &[u8], Option<&str>); 12] = [
            ("现场.jpg", JPEG, None),
            ("现场.JPG ", JPEG, None),
            ("扫描.tif", b"II*\0", None),
            ("资料.zip", b"PK\x03\x04", None),
            ("MZ开头的说明.txt", b"MZ is how this text begins", None),
            ("签到表.jpg", b"", Some("空文件（0字节）")),
            ("照片.exe", EXE, Some("内容是程序")),
            ("照片.jpg", EXE, Some("内容是程序")),
            (
                "网址.url",
                b"[internetshortcut]\r\nURL=http://x",
                Some("内容是程序"),
            ),
            (
                "安装.msi",
                b"\xd0\xcf\x11\xe0",
                Some("（.msi）不能作为佐证"),
            ),
            ("照片\u{202e}gpj.pdf", b"%PDF", Some("看不见的字符")),
            ("签到表", JPEG, Some("没有后缀")),
        ];
        for (name, start, words) in cases {
            let refused = refusal(name, start);
            assert_eq!(refused.is_some(), words.is_some(), "{name}: {refused:?}");
            let (refused, words) = (refused.unwrap_or_default(), words.unwrap_or_default());
            assert!(refused.contains(words), "{name}: {refused}");
        }
    }
}
