//! Which names of schools may mean one school.
use crate::roster::school_names::BareName;

fn bare(name: &str) -> BareName {
    BareName::new(name, "青禾县")
}

#[test]
fn what_says_where_a_school_lies_weighs_nothing() {
    let same = [
        ("青禾县青禾中学", "青禾中学"),
        ("青禾县第一小学", "青禾第一小学"),
        ("青禾县第一小学", "第一小学"),
        ("云安市青禾县第一小学", "第一小学"),
        ("青禾县柳林镇中心小学校", "柳林中心小学"),
        ("柳林镇中心小学", "柳林镇中心小学校"),
        ("红岩村小", "青禾县红岩村小学"),
        ("机关幼儿园", "青禾县机关幼儿园"),
        ("青禾县一小", "一小"),
        ("青禾县一中", "青禾县第一中学"),
        ("县二小", "第二小学"),
        ("青禾二中", "第二中学"),
        ("柳林镇二中", "柳林镇第二中学"),
        ("一幼", "青禾县第一幼儿园"),
        ("竹溪镇中心校", "竹溪镇中心小学"),
        ("竹溪中心学校", "青禾县竹溪镇中心小学校"),
    ];
    for (one, other) in same {
        assert!(bare(one).is_same(&bare(other)), "{one} {other}");
        assert!(bare(other).is_same(&bare(one)), "{other} {one}");
    }
}

#[test]
fn another_place_or_another_kind_is_another_school() {
    let others = [
        ("白水县第一小学", "青禾县第一小学"),
        ("柳林镇中心小学", "红岩镇中心小学"),
        ("青禾县中心小学", "柳林镇中心小学"),
        ("青禾中学", "青禾小学"),
        ("青禾县中学", "青禾县青禾中学"),
        ("青禾县第一小学", "青禾县第二小学"),
        ("东校区小学", "西校区小学"),
        ("青禾县一中", "青禾县第一小学"),
        ("青禾县一中", "青禾县第二中学"),
        ("竹溪镇中心校", "竹溪初级中学"),
    ];
    for (one, other) in others {
        assert!(!bare(one).is_same(&bare(other)), "{one} {other}");
    }
    assert_eq!(bare("青禾中学").likeness(&bare("柳林镇中心小学校")), 0.0);
    assert_eq!(bare("机关幼儿园").likeness(&bare("机关小学")), 0.0);
    assert!(bare("石桥小学").likeness(&bare("石桥中心小学")) > 0.7);
}

#[test]
fn an_area_is_seen_without_the_name_of_the_county() {
    let same = BareName::new("青禾县第一小学", "").is_same(&BareName::new("第一小学", ""));
    assert!(same);
}
