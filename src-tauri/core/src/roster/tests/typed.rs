//! Persons as somebody types or pastes them: read like a list, with faults named and namesakes told.
use super::*;

#[test]
fn faults_are_named_with_their_remedy() {
    let mut ledger = ledger();
    let first = school(&mut ledger, "第二实验小学");
    let huang = enter(&mut ledger, "黄思敏", first);
    let base = || new_person("李敏", first);
    let cases = [
        (
            SavePerson {
                name: " ".into(),
                ..base()
            },
            "请填写姓名。",
        ),
        (
            SavePerson {
                posting: None,
                ..base()
            },
            "请选择所在单位。",
        ),
        (
            SavePerson {
                code: Some("T001".into()),
                ..base()
            },
            "编号T001已用于黄思敏，可以改用T002。",
        ),
        (
            SavePerson {
                birth_month: Some("属虎".into()),
                ..base()
            },
            "出生年月“属虎”看不懂，请写成1974年3月或1974-03的样子。",
        ),
    ];
    for (request, message) in cases {
        assert_eq!(refused(save(&mut ledger, request)), message);
    }
    let mut unknown = base();
    unknown.posting = Some(PostingInput {
        title: Some("wizard".into()),
        ..posting_at(first)
    });
    assert_eq!(
        refused(save(&mut ledger, unknown)),
        "“职称”中没有“wizard”，请从列表中选择，或先在设置的词表中添加。"
    );
    let gone = SavePerson {
        uid: Some(PersonId::new()),
        ..base()
    };
    assert_eq!(
        save(&mut ledger, gone).unwrap_err().to_string(),
        "找不到人员，可能已被删除。"
    );
    let own = SavePerson {
        uid: Some(huang),
        code: Some("T001".into()),
        ..base()
    };
    save(&mut ledger, own).expect("one's own code is no clash");
}

#[test]
fn a_namesake_at_the_same_school_is_a_warning() {
    let mut ledger = ledger();
    let (first, second) = (
        school(&mut ledger, "第二实验小学"),
        school(&mut ledger, "前楼中心小学"),
    );
    enter(&mut ledger, "李敏", first);
    assert!(
        save(&mut ledger, new_person("李敏", second))
            .unwrap()
            .warnings
            .is_empty()
    );
    let younger = SavePerson {
        birth_month: Some("2001-07".into()),
        ..new_person("李敏", first)
    };
    assert_eq!(
        save(&mut ledger, younger).unwrap().warnings,
        ["第二实验小学已有同名的李敏（编号T001），如是同一人，请用“合并”并成一条。"]
    );
}

#[test]
fn what_is_typed_by_hand_is_read_as_a_list_is() {
    let mut ledger = ledger();
    let at = school(&mut ledger, "第二实验小学");
    let typed = |name: &str, phone: &str, born: &str| SavePerson {
        phone: Some(phone.into()),
        birth_month: Some(born.into()),
        ..new_person(name, at)
    };
    let saved = save(
        &mut ledger,
        typed("　王 芳 ", "１３８ ０００１ ０００２", "１９７４．３"),
    )
    .unwrap();
    let page = person(ledger.reader(), PersonId(saved.uid)).unwrap();
    assert_eq!(page.person.name, "王芳");
    assert_eq!(page.person.phone.as_deref(), Some("13800010002"));
    assert_eq!(page.person.birth_month.as_deref(), Some("1974-03"));
    let cases = [
        (
            typed("张,伟", "", ""),
            "姓名“张,伟”里有“,”。姓名只写汉字、字母和间隔号；说明写在备注里。",
        ),
        (
            typed("张伟", "13x00010002", ""),
            "电话“13x00010002”里有不是数字的内容。手机写11位数字，座机写区号-号码。",
        ),
        (
            typed("张伟", "1380001000", ""),
            "电话“1380001000”是10位。手机写11位数字，座机写区号-号码。",
        ),
        (
            typed("张伟", "", "2020-03"),
            "出生年份2020不合常理。核对年份后改正。",
        ),
    ];
    for (request, message) in cases {
        let Error::Invalid { message: said, .. } = save(&mut ledger, request).unwrap_err() else {
            panic!("refused at a field");
        };
        assert_eq!(said, message);
    }
}

#[test]
fn a_name_pasted_from_a_pdf_is_stored_in_ordinary_characters() {
    let mut ledger = ledger();
    let school = school(&mut ledger, "⽯桥中⼼⼩学\u{200b}");
    let reader = ledger.reader();
    let stored: Organization = reader.get(school).unwrap();
    assert_eq!(stored.name, "石桥中心小学");
    let first = enter(&mut ledger, "⽩明\u{fe00}⽣", school);
    assert_eq!(
        person(ledger.reader(), first).unwrap().person.name,
        "白明生"
    );
    let again = save(&mut ledger, new_person("白明生", school)).unwrap();
    let namesake = "石桥中心小学已有同名的白明生（编号T001）";
    assert!(
        again.warnings[0].starts_with(namesake),
        "{:?}",
        again.warnings
    );
}

#[test]
fn a_namesake_of_an_older_ledger_is_named_though_written_with_other_characters() {
    let mut ledger = ledger();
    let school = school(&mut ledger, "石桥中心小学");
    let old = enter(&mut ledger, "白明生", school);
    ledger
        .change("旧版本写的", |w| {
            let sql = "UPDATE person SET name = '⽩明⽣' WHERE uid = ?1";
            w.conn().execute(sql, [old])?;
            Ok(())
        })
        .unwrap();
    let saved = save(&mut ledger, new_person("白明生", school)).unwrap();
    assert_eq!(saved.warnings.len(), 1, "{:?}", saved.warnings);
}
