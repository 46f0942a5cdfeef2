//! Names of schools as people shorten them.
use super::*;
use crate::ledger::Ledger;
use crate::sample;

/// The county's own name weighs nothing; of a town only where the roster speaks of it.
#[test]
fn names_without_what_says_where_they_lie() {
    let mut ledger = Ledger::temporary().expect("a temporary folder");
    sample::install(&mut ledger).expect("the shipped county is sound");
    let names = SchoolNames::load(ledger.reader()).expect("it has schools");
    let county = names.county.clone();
    for (written, meant) in [
        ("第二实验小学".to_owned(), Some("第二实验小学")),
        (format!("{county}第二实验小学"), Some("第二实验小学")),
        ("县第二实验小学".to_owned(), Some("第二实验小学")),
        ("青禾县第二实验小学".to_owned(), None),
        ("新前楼中心小学".to_owned(), None),
    ] {
        let found = match names.find(&written) {
            Meant::One(id) => Some(names.name(id)),
            _ => None,
        };
        assert_eq!(found, meant, "{written}");
    }
    assert_eq!(
        names.divided("二实小前楼中心校").map(|ids| ids.len()),
        Some(2)
    );
    let town = |name: &str| names.in_town(name).map(|id| names.name(id));
    assert_eq!(town("前楼镇第二实验小学"), Some("第二实验小学"));
    assert_eq!(town("无名镇第二实验小学"), None);
    assert_eq!(names.divided("二实小"), None);
    assert_eq!(names.divided("新前楼中心校二实小"), None);
}
