//! A running `lianyan serve` and a bare HTTP client, so that every header is ours to choose.
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_lianyan");

/// A served ledger; stopped when dropped.
pub(crate) struct Served {
    program: Child,
    pub(crate) port: u16,
    pub(crate) ticket: String,
    _folder: TempDir,
}

impl Served {
    pub(crate) fn start() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let ledger = folder.path().join("岚溪县");
        let made = lianyan(folder.path())
            .arg("new")
            .arg(&ledger)
            .output()
            .expect("runs");
        assert!(
            made.status.success(),
            "{}",
            String::from_utf8_lossy(&made.stderr)
        );
        let mut program = lianyan(folder.path())
            .arg("serve")
            .arg(&ledger)
            .args(["--no-open", "--stay"])
            .stdout(Stdio::piped())
            .spawn()
            .expect("runs");
        let output = BufReader::new(program.stdout.take().expect("piped"));
        let address = output
            .lines()
            .map(|line| line.expect("text"))
            .find(|line| line.starts_with("http://"))
            .expect("an address is printed");
        let (host, ticket) = address.split_once("/?ticket=").expect("a ticket");
        let port = host
            .rsplit_once(':')
            .expect("a port")
            .1
            .parse()
            .expect("a number");
        Served {
            program,
            port,
            ticket: ticket.to_owned(),
            _folder: folder,
        }
    }

    pub(crate) fn host(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// As the page's own script would ask.
    pub(crate) fn ask(&self, method: &str, path: &str) -> Asking<'_> {
        Asking {
            served: self,
            start: format!("{method} {path} HTTP/1.1"),
            headers: vec![
                ("host".into(), self.host()),
                ("origin".into(), format!("http://{}", self.host())),
            ],
            body: vec![],
        }
    }

    /// Exchanges the ticket for the cookie.
    pub(crate) fn enter(&self) -> String {
        let answer = self.ask("GET", &format!("/?ticket={}", self.ticket)).send();
        assert_eq!(answer.status, 303, "{}", answer.text());
        let cookie = answer.header("set-cookie").expect("a cookie");
        cookie.split(';').next().expect("a pair").to_owned()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

pub(crate) fn lianyan(home: &std::path::Path) -> Command {
    let mut command = Command::new(PROGRAM);
    command.env("LIANYAN_HOME", home.join("home"));
    command
}

pub(crate) struct Asking<'s> {
    served: &'s Served,
    start: String,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Asking<'_> {
    /// Sets a header, or leaves it out when `value` is empty.
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.retain(|(known, _)| known != name);
        if !value.is_empty() {
            self.headers.push((name.into(), value.into()));
        }
        self
    }

    pub(crate) fn json(self, body: &str) -> Self {
        let mut asking = self.with("content-type", "application/json");
        asking.body = body.into();
        asking
    }

    pub(crate) fn bytes(mut self, body: &[u8]) -> Self {
        self.body = body.into();
        self
    }

    pub(crate) fn send(self) -> Answer {
        let mut request = self.start + "\r\nconnection: close\r\n";
        for (name, value) in &self.headers {
            request += &format!("{name}: {value}\r\n");
        }
        request += &format!("content-length: {}\r\n\r\n", self.body.len());
        let mut stream = TcpStream::connect(("127.0.0.1", self.served.port)).expect("served");
        stream.write_all(request.as_bytes()).expect("sent");
        stream.write_all(&self.body).expect("sent");
        let mut whole = Vec::new();
        stream.read_to_end(&mut whole).expect("an answer");
        Answer::read(&whole)
    }
}

pub(crate) struct Answer {
    pub(crate) status: u16,
    headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    fn read(whole: &[u8]) -> Self {
        let end = whole
            .windows(4)
            .position(|part| part == b"\r\n\r\n")
            .expect("headers");
        let head = String::from_utf8_lossy(&whole[..end]).into_owned();
        let mut lines = head.lines();
        let status = lines
            .next()
            .and_then(|line| line.split(' ').nth(1))
            .expect("a status");
        Answer {
            status: status.parse().expect("a number"),
            headers: lines
                .filter_map(|line| line.split_once(": "))
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect(),
            body: whole[end + 4..].to_vec(),
        }
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("JSON: {}", self.text()))
    }
}
