//! Lists in the formats schools really hand in, made by other programs (see `files/README.md`), and
//! files that are locked, cut off or something else than their name says.
mod lists;
mod refused;

/// The bytes of a file beside these tests.
fn file(name: &str) -> Vec<u8> {
    let path = format!(
        "{}/tests/real_files/files/{name}",
        env!("CARGO_MANIFEST_DIR")
    );
    std::fs::read(path).expect("the file is in the repository")
}
