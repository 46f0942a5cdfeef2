//! The built pages, carried inside the program.
use axum::http::header::CONTENT_TYPE;
use axum::http::{Method, StatusCode, Uri};
use axum::response::{Html, IntoResponse, Response};
use include_dir::{Dir, include_dir};

static SCREENS: Dir<'_> = include_dir!("$LIANYAN_SCREENS");

/// A file of the screens; any other address without an extension is the app itself, which routes it.
pub(crate) async fn page(method: Method, uri: Uri) -> Response {
    if method != Method::GET && method != Method::HEAD {
        return refusal(StatusCode::METHOD_NOT_ALLOWED, "这里只能读取页面。");
    }
    let path = uri.path().trim_start_matches('/');
    let wanted = if path.contains('.') {
        path
    } else {
        "index.html"
    };
    match SCREENS.get_file(wanted) {
        Some(file) => ([(CONTENT_TYPE, media_type(wanted))], file.contents()).into_response(),
        None => refusal(StatusCode::NOT_FOUND, "没有这个页面。"),
    }
}

/// A plain page that says why nothing is shown.
pub(crate) fn refusal(status: StatusCode, message: &str) -> Response {
    let page = format!(
        "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>联研</title><p>{message}</p></html>"
    );
    (status, Html(page)).into_response()
}

/// By extension; what is unknown is only ever saved.
pub(crate) fn media_type(name: &str) -> &'static str {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    match extension.to_ascii_lowercase().as_str() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "webmanifest" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "ttf" => "font/ttf",
        "pdf" => "application/pdf",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    }
}
