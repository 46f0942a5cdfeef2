//! Finds the font files of `assets/fonts/fonts.toml` and writes the list that embeds them.
use std::path::{Path, PathBuf};
use std::{env, fs};

#[derive(serde::Deserialize)]
struct List {
    font: Vec<Entry>,
}

#[derive(serde::Deserialize)]
struct Entry {
    family: String,
    file: String,
    /// Folders to look in, one after the other; a relative one starts at `assets/fonts`.
    folders: Vec<PathBuf>,
    /// What to run when the file is in none of them.
    install: String,
    /// The program can do without it, and then says which characters it cannot print.
    #[serde(default)]
    optional: bool,
}

fn main() {
    let assets = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("set by cargo"))
        .join("../../../assets/fonts");
    let list = assets.join("fonts.toml");
    // Only the folder itself: a path that does not exist would make cargo build this every time.
    println!("cargo::rerun-if-changed={}", assets.display());
    println!("cargo::rerun-if-changed=build.rs");
    let text = fs::read_to_string(&list).expect("assets/fonts/fonts.toml is checked in");
    let list: List = toml::from_str(&text).expect("assets/fonts/fonts.toml is well formed");

    let mut code = String::from(
        "/// All of them, in the order of `fonts.toml`.\npub static FILES: &[FontFile] = &[\n",
    );
    for entry in &list.font {
        match find(&assets, entry) {
            Some(path) => code.push_str(&format!(
                "    FontFile {{ family: {:?}, bytes: include_bytes!({:?}) }},\n",
                entry.family, path
            )),
            None if entry.optional => println!(
                "cargo::warning=没有字体 {}，生僻字将打不出。安装办法：{}",
                entry.file, entry.install
            ),
            None => {
                println!(
                    "cargo::error=没有字体 {}。请先运行：{}",
                    entry.file, entry.install
                );
            }
        }
    }
    code.push_str("];\n");
    let out = Path::new(&env::var("OUT_DIR").expect("set by cargo")).join("files.rs");
    fs::write(out, code).expect("OUT_DIR can be written");
}

fn find(assets: &Path, entry: &Entry) -> Option<PathBuf> {
    let mut places = entry
        .folders
        .iter()
        .map(|folder| assets.join(folder).join(&entry.file));
    places.find(|path| path.is_file())?.canonicalize().ok()
}
