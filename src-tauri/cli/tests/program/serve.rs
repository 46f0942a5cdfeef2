//! The carrier of `lianyan serve`: whom it lets in, and what it hands out.

use crate::support::Served;

#[test]
fn the_ticket_becomes_a_cookie_once() {
    let served = Served::start();
    let first = served
        .ask("GET", &format!("/?ticket={}", served.ticket))
        .with("origin", "")
        .send();
    assert_eq!(first.status, 303);
    assert_eq!(first.header("location"), Some("/"));
    let cookie = first.header("set-cookie").expect("a cookie");
    assert!(
        cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"),
        "{cookie}"
    );

    let again = served
        .ask("GET", &format!("/?ticket={}", served.ticket))
        .send();
    assert_eq!(
        again.status, 403,
        "a ticket seen over someone's shoulder is worthless"
    );
    assert!(again.header("set-cookie").is_none());
    let guessed = served.ask("GET", "/?ticket=0").send();
    assert_eq!(guessed.status, 403);
}

#[test]
fn only_the_page_itself_is_answered() {
    let served = Served::start();
    let cookie = served.enter();
    let ask = || {
        served
            .ask("POST", "/call/app_state")
            .with("cookie", &cookie)
            .json("null")
    };
    assert_eq!(ask().send().status, 200, "the page itself may ask");

    let rebound = ask()
        .with("host", &format!("lianyan.example:{}", served.port))
        .send();
    assert_eq!(
        rebound.status, 421,
        "a name that points here is not us (DNS rebinding)"
    );
    assert_eq!(
        ask().with("host", "127.0.0.1").send().status,
        421,
        "nor is another port"
    );
    for origin in ["http://example.com", "null", "http://127.0.0.1:1", ""] {
        assert_eq!(
            ask().with("origin", origin).send().status,
            403,
            "origin {origin:?}"
        );
    }
    assert_eq!(
        ask().with("sec-fetch-site", "cross-site").send().status,
        403
    );
    assert_eq!(
        ask().with("cookie", "").send().status,
        403,
        "without the cookie nothing"
    );
    let forged = format!("lianyan-{}={}", served.port, "0".repeat(64));
    assert_eq!(ask().with("cookie", &forged).send().status, 403);
    assert_eq!(ask().with("content-type", "text/plain").send().status, 422);
    let other_way = served
        .ask("GET", "/call/app_state")
        .with("cookie", &cookie)
        .send();
    assert_eq!(other_way.status, 405, "commands are never links");
}

#[test]
fn pages_come_with_the_strict_policy() {
    let served = Served::start();
    assert_eq!(served.ask("GET", "/").with("origin", "").send().status, 403);
    let cookie = served.enter();
    let page = served
        .ask("GET", "/")
        .with("origin", "")
        .with("cookie", &cookie)
        .send();
    assert_eq!(page.status, 200);
    assert!(page.text().contains("<!doctype html>") || page.text().contains("<!DOCTYPE html>"));
    let policy = page.header("content-security-policy").expect("a policy");
    for part in [
        "default-src 'self'",
        "connect-src 'self'",
        "frame-ancestors 'none'",
    ] {
        assert!(policy.contains(part), "{policy}");
    }
    assert!(
        !policy.contains("unsafe-eval") && !policy.contains("http:"),
        "{policy}"
    );
    assert_eq!(page.header("cache-control"), Some("no-store"));
    assert_eq!(page.header("x-content-type-options"), Some("nosniff"));
}

#[test]
fn a_failure_travels_whole() {
    let served = Served::start();
    let cookie = served.enter();
    let answer = served
        .ask("POST", "/call/no_such_thing")
        .with("cookie", &cookie)
        .json("null")
        .send();
    assert_eq!(answer.status, 422);
    let failure = answer.json();
    assert_eq!(failure["code"], "invalid");
    assert_eq!(failure["message"], "没有“no_such_thing”这个命令。");
    let answer = served
        .ask("POST", "/call/app_state")
        .with("cookie", &cookie)
        .json("{")
        .send();
    assert_eq!(answer.json()["message"], "请求不是完整的JSON。");
}

#[test]
fn an_uploaded_file_gets_a_token_and_is_never_handed_out() {
    let served = Served::start();
    let cookie = served.enter();
    let sent = served
        .ask("POST", "/files")
        .with("cookie", &cookie)
        .with("x-file-name", "%E5%90%8D%E5%86%8C.xlsx")
        .bytes(b"PK")
        .send();
    assert_eq!(sent.status, 200, "{}", sent.text());
    let chosen = sent.json();
    assert_eq!(chosen["name"], "名册.xlsx");
    let path = format!("/files/{}", chosen["token"].as_str().expect("a token"));
    let back = served.ask("GET", &path).with("cookie", &cookie).send();
    assert_eq!(back.status, 404, "only what the program made leaves it");
    let unasked = served
        .ask("POST", "/files")
        .with("x-file-name", "a.xlsx")
        .bytes(b"PK")
        .send();
    assert_eq!(unasked.status, 403);
}

#[test]
fn a_made_file_is_downloaded_under_its_own_name() {
    let served = Served::start();
    let cookie = served.enter();
    let ask = |name: &str, body: &str| {
        let answer = served
            .ask("POST", &format!("/call/{name}"))
            .with("cookie", &cookie)
            .json(body);
        let answer = answer.send();
        assert_eq!(answer.status, 200, "{}", answer.text());
        answer.json()
    };
    let job = ask("form_make", r#"{"request":{"form":"data-workbook"}}"#).to_string();
    let made = loop {
        let state = ask("job_state", &job);
        if state["finished"] == true {
            break state["result"]["result"]["file"].clone();
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    };
    let path = format!("/files/{}", made["token"].as_str().expect("a token"));
    let file = served
        .ask("GET", &path)
        .with("cookie", &cookie)
        .with("origin", "")
        .send();
    assert_eq!(file.status, 200);
    let manner = file.header("content-disposition").expect("a name");
    assert!(
        manner.starts_with("attachment; filename*=UTF-8''%E6%95%B0"),
        "{manner}"
    );
    let inline = served
        .ask("GET", &format!("{path}?inline"))
        .with("cookie", &cookie)
        .send();
    assert!(
        inline
            .header("content-disposition")
            .expect("a name")
            .starts_with("attachment")
    );
    assert_eq!(
        served.ask("GET", &path).with("origin", "").send().status,
        403,
        "not without the key"
    );
}
