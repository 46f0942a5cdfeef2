//! Finds the built screens that `lianyan serve` carries inside itself.
//!
//! Without `ui/dist` the program still compiles: the page then says how to build the screens.
use std::path::{Path, PathBuf};
use std::{env, fs};

const PLACEHOLDER: &str = "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>联研</title>\
<p>这个程序里没有界面文件。请先在ui文件夹运行npm ci和npm run build，再重新编译。</p></html>\n";

fn main() {
    // Of this build, not of the one in which the script itself was compiled: several checkouts may
    // share a target folder.
    let own = env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR");
    let top = Path::new(&own).join("../..");
    let built = top.join("ui/dist");
    println!("cargo:rerun-if-changed={}", built.display());
    let screens = match built.join("index.html").is_file() {
        true => built,
        false => placeholder(),
    };
    println!("cargo:rustc-env=LIANYAN_SCREENS={}", screens.display());
}

fn placeholder() -> PathBuf {
    let folder = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR")).join("screens");
    fs::create_dir_all(&folder).expect("OUT_DIR is writable");
    fs::write(folder.join("index.html"), PLACEHOLDER).expect("OUT_DIR is writable");
    folder
}
