//! Finds the font files of `assets/fonts/fonts.toml`, packs them, and writes the list that embeds them.
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
    /// For rare characters only. The program can do without it, and then says which characters it
    /// cannot print.
    #[serde(default)]
    optional: bool,
}

fn main() {
    let assets = Path::new(&variable("CARGO_MANIFEST_DIR")).join("../../../assets/fonts");
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
            Some(path) => code.push_str(&packed(entry, &path)),
            None => say_missing(entry),
        }
    }
    code.push_str("];\n");
    fs::write(out_folder().join("files.rs"), code).expect("OUT_DIR can be written");
}

fn find(assets: &Path, entry: &Entry) -> Option<PathBuf> {
    let mut places = entry
        .folders
        .iter()
        .map(|folder| assets.join(folder).join(&entry.file));
    places.find(|path| path.is_file())?.canonicalize().ok()
}

/// Packs a font and answers its line of the list.
fn packed(entry: &Entry, path: &Path) -> String {
    println!("cargo::rerun-if-changed={}", path.display());
    let font = fs::read(path).expect("a file that was found can be read");
    let packed = zstd::encode_all(font.as_slice(), level()).expect("memory can be written");
    let file = out_folder().join(format!("{}.zst", entry.file));
    fs::write(&file, packed).expect("OUT_DIR can be written");
    format!(
        "    FontFile {{ family: {:?}, rare: {}, size: {}, packed: include_bytes!({:?}) }},\n",
        entry.family,
        entry.optional,
        font.len(),
        file
    )
}

/// As small as can be in what is handed out; quickly while working on it.
fn level() -> i32 {
    match variable("PROFILE").as_str() {
        "release" => 22,
        _ => 1,
    }
}

fn say_missing(entry: &Entry) {
    let Entry { file, install, .. } = entry;
    match entry.optional {
        true => println!(
            "cargo::warning=The font {file} was not found: rare characters of names cannot be printed. \
             To have them: {install}"
        ),
        false => println!(
            "cargo::error=The font {file} was not found. Run `cargo xtask run`, which fetches it, or \
             by hand: {install}"
        ),
    }
}

fn out_folder() -> PathBuf {
    PathBuf::from(variable("OUT_DIR"))
}

fn variable(name: &str) -> String {
    env::var(name).expect("set by cargo")
}
