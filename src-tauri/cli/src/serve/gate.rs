//! Who may ask: only the page this program opened itself, on this computer.
//!
//! The address opened in the browser holds a ticket that works once; it is exchanged for a cookie
//! that scripts cannot read and other sites cannot send. The Host header is checked against DNS
//! rebinding, Origin and Sec-Fetch-Site against other pages.
use std::sync::{Arc, Mutex, PoisonError};

use axum::Json;
use axum::extract::{Request, State};
use axum::http::header::{COOKIE, HOST, LOCATION, ORIGIN, SET_COOKIE};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use lianyan_api::new_token;
use lianyan_core::error::Failure;
use lianyan_core::{Error, Result};

use super::Served;
use super::screens;

/// The window's policy (tauri.conf.json) without Tauri's own bridge, and nothing may frame us.
pub(crate) const POLICY: &str = "default-src 'self'; style-src 'self' 'unsafe-inline'; \
img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; \
frame-ancestors 'none'; base-uri 'none'; form-action 'none'; object-src 'none'";

const ALWAYS: [(&str, &str); 7] = [
    ("content-security-policy", POLICY),
    ("cache-control", "no-store"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
];

pub(crate) struct Gate {
    port: u16,
    /// Gone once it has been used.
    ticket: Mutex<Option<String>>,
    key: String,
}

impl Gate {
    pub(crate) fn new(port: u16) -> Result<Self> {
        Ok(Gate {
            port,
            ticket: Mutex::new(Some(new_token()?)),
            key: new_token()?,
        })
    }

    /// The address to open, with its ticket.
    pub(crate) fn entrance(&self) -> String {
        let ticket = self.ticket.lock().unwrap_or_else(PoisonError::into_inner);
        let ticket = ticket.as_deref().unwrap_or_default();
        format!("http://127.0.0.1:{}/?ticket={ticket}", self.port)
    }

    /// Cookies know no ports, so two ledgers served at once need two names.
    fn cookie_name(&self) -> String {
        format!("lianyan-{}", self.port)
    }

    fn cookie(&self) -> String {
        let name = self.cookie_name();
        format!("{name}={}; HttpOnly; SameSite=Strict; Path=/", self.key)
    }

    fn redeem(&self, offered: &str) -> bool {
        let mut ticket = self.ticket.lock().unwrap_or_else(PoisonError::into_inner);
        let right = ticket
            .as_deref()
            .is_some_and(|ticket| same(ticket, offered));
        if right {
            *ticket = None;
        }
        right
    }

    fn is_own_host(&self, headers: &HeaderMap) -> bool {
        text(headers, HOST).is_some_and(|host| self.own_hosts().any(|own| own == host))
    }

    /// A request that changes something must say where it comes from; any other may.
    fn is_own_origin(&self, method: &Method, headers: &HeaderMap) -> bool {
        let from_page = match text(headers, ORIGIN) {
            Some(origin) => self
                .own_hosts()
                .any(|host| origin == format!("http://{host}")),
            None => *method == Method::GET || *method == Method::HEAD,
        };
        let site = headers.get("sec-fetch-site").map(HeaderValue::as_bytes);
        from_page && matches!(site, None | Some(b"same-origin" | b"none"))
    }

    fn own_hosts(&self) -> impl Iterator<Item = String> {
        ["127.0.0.1", "localhost"]
            .map(|name| format!("{name}:{}", self.port))
            .into_iter()
    }

    fn has_key(&self, headers: &HeaderMap) -> bool {
        let name = self.cookie_name();
        headers
            .get_all(COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .any(|(key, value)| key == name && same(value, &self.key))
    }
}

/// Stands before every route.
pub(crate) async fn guard(
    State(served): State<Arc<Served>>,
    request: Request,
    next: Next,
) -> Response {
    let gate = &served.gate;
    let response = if !gate.is_own_host(request.headers()) {
        refuse(
            &request,
            StatusCode::MISDIRECTED_REQUEST,
            "这个地址不属于本程序。",
        )
    } else if let Some(ticket) = ticket_of(&request) {
        enter(gate, &request, &ticket)
    } else if !gate.is_own_origin(request.method(), request.headers()) {
        refuse(
            &request,
            StatusCode::FORBIDDEN,
            "只接受本程序自己的页面发来的请求。",
        )
    } else if !gate.has_key(request.headers()) {
        let message = "这个页面已经失效。请关闭它，再从“联研”重新打开。";
        refuse(&request, StatusCode::FORBIDDEN, message)
    } else {
        let _visit = served.lifetime.visit();
        next.run(request).await
    };
    with_standing_headers(response)
}

fn ticket_of(request: &Request) -> Option<String> {
    let is_entrance = request.method() == Method::GET && request.uri().path() == "/";
    let query = request.uri().query().filter(|_| is_entrance)?;
    query.strip_prefix("ticket=").map(str::to_owned)
}

fn enter(gate: &Gate, request: &Request, ticket: &str) -> Response {
    if !gate.redeem(ticket) {
        let message = "这个网址只能用一次，已经用过了。请从“联研”重新打开。";
        return refuse(request, StatusCode::FORBIDDEN, message);
    }
    let headers = [(SET_COOKIE, gate.cookie()), (LOCATION, "/".to_owned())];
    (StatusCode::SEE_OTHER, headers).into_response()
}

/// In words for whoever looks at a page, as a failure for a page that asked.
fn refuse(request: &Request, status: StatusCode, message: &str) -> Response {
    if request.method() == Method::GET {
        return screens::refusal(status, message);
    }
    (status, Json(Failure::from(Error::not_now(message)))).into_response()
}

/// A route that already set one of them (a PDF its policy) keeps its own.
fn with_standing_headers(mut response: Response) -> Response {
    for (name, value) in ALWAYS {
        response
            .headers_mut()
            .entry(HeaderName::from_static(name))
            .or_insert(HeaderValue::from_static(value));
    }
    response
}

fn text(headers: &HeaderMap, name: HeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok()
}

/// Compares secrets in a time that does not tell how much of them was right.
fn same(left: &str, right: &str) -> bool {
    let differences = left
        .bytes()
        .zip(right.bytes())
        .fold(0, |sum, (a, b)| sum | (a ^ b));
    left.len() == right.len() && differences == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ticket_works_once() {
        let gate = Gate::new(4000).expect("randomness");
        let entrance = gate.entrance();
        let ticket = entrance.split_once("ticket=").expect("a ticket").1;
        assert!(!gate.redeem("0"), "an invented ticket opens nothing");
        assert!(gate.redeem(ticket));
        assert!(!gate.redeem(ticket), "and nobody can use it again");
        assert!(!gate.redeem(""), "an empty one least of all");
    }

    #[test]
    fn the_browser_gets_the_policy_of_the_window() {
        let config = include_str!("../../../../tauri.conf.json");
        let config: serde_json::Value = serde_json::from_str(config).expect("JSON");
        let window = config["app"]["security"]["csp"].as_str().expect("a policy");
        let common = window.replace(" ipc: http://ipc.localhost", "");
        assert!(POLICY.starts_with(&common), "{window}");
    }
}
