//! Carries commands and files between the page and the desk.
use std::io::{self, Write};
use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::{Path, RawQuery, State};
use axum::http::header::{
    CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::{Json, body};
use futures_util::{Stream, StreamExt, stream};
use lianyan_api::{ChosenFile, Desk};
use lianyan_core::error::{ErrorCode, Failure};
use lianyan_core::ledger::Seen;
use lianyan_core::{Error, Result};
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use tokio::io::AsyncReadExt;
use tokio::task::spawn_blocking;

use super::{Served, screens};

/// A request is what someone typed; files travel on their own way.
const REQUEST_MAX_BYTES: usize = 16 << 20;
/// A lesson's recording fits; a whole disk does not.
const FILE_MAX_BYTES: u64 = 512 << 20;
const PIECE_BYTES: usize = 64 << 10;

/// How far the page had read that saves a form; beside the request, since any act may carry it.
const SEEN: &str = "x-seen";

/// `POST /call/NAME` with the request as JSON.
pub(crate) async fn call(
    State(served): State<Arc<Served>>,
    Path(name): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    // Other pages cannot send this type without asking first.
    if headers
        .get(CONTENT_TYPE)
        .is_none_or(|kind| kind != "application/json")
    {
        return refused(bad_request("请求应当是JSON。", ""));
    }
    let seen = match seen_of(&headers) {
        Ok(seen) => seen,
        Err(failure) => return refused(failure),
    };
    let request = match body::to_bytes(body, REQUEST_MAX_BYTES).await {
        Ok(bytes) => bytes,
        Err(cause) => return refused(bad_request("请求太大或没有传完。", &cause.to_string())),
    };
    let desk = served.desk.clone();
    let outcome = spawn_blocking(move || run(&desk, &name, &request, seen)).await;
    match outcome {
        Ok(Ok(json)) => ([(CONTENT_TYPE, "application/json")], json).into_response(),
        Ok(Err(failure)) => refused(failure),
        Err(cause) => refused(Error::Internal(cause.to_string()).into()),
    }
}

fn seen_of(headers: &HeaderMap) -> Result<Option<Seen>, Failure> {
    let Some(value) = headers.get(SEEN) else {
        return Ok(None);
    };
    let seen = value.to_str().map_err(|cause| cause.to_string());
    seen.and_then(str::parse)
        .map(Some)
        .map_err(|cause| bad_request("请求的x-seen不正确。", &cause))
}

fn run(desk: &Desk, name: &str, request: &[u8], seen: Option<Seen>) -> Result<String, Failure> {
    let request = serde_json::from_slice(request)
        .map_err(|cause| bad_request("请求不是完整的JSON。", &cause.to_string()))?;
    desk.answer_seen(name, request, seen)
}

/// `POST /files` with the bytes as body and the name in `x-file-name`, percent-encoded.
pub(crate) async fn upload(
    State(served): State<Arc<Served>>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let name = headers
        .get("x-file-name")
        .and_then(|name| name.to_str().ok());
    let name = percent_decode_str(name.unwrap_or_default())
        .decode_utf8_lossy()
        .into_owned();
    match receive(&served.desk, &name, body).await {
        Ok(chosen) => Json(chosen).into_response(),
        Err(error) => refused(error.into()),
    }
}

async fn receive(desk: &Desk, name: &str, body: Body) -> Result<ChosenFile> {
    let place = desk.files().incoming(name)?;
    let broken = |cause| Error::file("文件没有收全，请重新添加。", cause);
    let mut file = place.create()?;
    let mut size = 0;
    let mut parts = body.into_data_stream();
    while let Some(part) = parts.next().await {
        let part: Bytes = part.map_err(|cause| Error::Internal(cause.to_string()))?;
        size += part.len() as u64;
        if size > FILE_MAX_BYTES {
            return Err(Error::invalid(
                "file",
                "文件超过512 MB，请压缩或分开后再添加。",
            ));
        }
        file.write_all(&part).map_err(broken)?;
    }
    Ok(place.finish())
}

/// `GET /files/TOKEN`, to save; with `?inline` to look at, where the browser can show it.
pub(crate) async fn download(
    State(served): State<Arc<Served>>,
    Path(token): Path<String>,
    RawQuery(query): RawQuery,
) -> Response {
    let found = served.desk.files().find_outgoing(&token);
    let Ok(file) = found else {
        return screens::refusal(StatusCode::NOT_FOUND, "这个文件已经过期，请重新生成。");
    };
    let Ok(content) = tokio::fs::File::open(&file.path).await else {
        return screens::refusal(StatusCode::NOT_FOUND, "这个文件已经不在了，请重新生成。");
    };
    let kind = file_type(&file.name);
    let inline = query.as_deref() == Some("inline") && can_be_shown(kind);
    let manner = if inline { "inline" } else { "attachment" };
    let name = utf8_percent_encode(&file.name, NON_ALPHANUMERIC);
    let headers = [
        (CONTENT_TYPE, kind.to_owned()),
        (
            CONTENT_DISPOSITION,
            format!("{manner}; filename*=UTF-8''{name}"),
        ),
        // The browser's own viewer needs more than our pages do; the file itself may do nothing.
        (CONTENT_SECURITY_POLICY, "frame-ancestors 'none'".to_owned()),
        (X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
    ];
    (headers, Body::from_stream(in_pieces(content))).into_response()
}

/// Piece by piece: a recorded lesson is larger than the memory should be.
fn in_pieces(content: tokio::fs::File) -> impl Stream<Item = io::Result<Bytes>> {
    stream::try_unfold(content, |mut content| async move {
        let mut piece = Vec::with_capacity(PIECE_BYTES);
        let read = content.read_buf(&mut piece).await?;
        Ok((read > 0).then(|| (Bytes::from(piece), content)))
    })
}

/// What a file of the user's, or one we made, is handed out as: by a type the browser can show
/// without running anything, else by none. No HTML, no SVG, no script, whatever its ending.
fn file_type(name: &str) -> &'static str {
    let kind = screens::media_type(name);
    match can_be_shown(kind) || kind.starts_with("application/vnd.openxmlformats") {
        true => kind,
        false => "application/octet-stream",
    }
}

fn can_be_shown(kind: &str) -> bool {
    matches!(
        kind,
        "application/pdf" | "image/png" | "image/jpeg" | "image/webp"
    )
}

/// `POST /alive`: a tab says it is still open; the gate has noted the visit.
pub(crate) async fn alive() -> StatusCode {
    StatusCode::NO_CONTENT
}

fn bad_request(message: &str, detail: &str) -> Failure {
    Failure {
        code: ErrorCode::Invalid,
        message: message.into(),
        field: Some("request".into()),
        detail: detail.into(),
        issues: vec![],
        clashes: None,
    }
}

fn refused(failure: Failure) -> Response {
    let status = match failure.code {
        ErrorCode::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        ErrorCode::Missing => StatusCode::NOT_FOUND,
        ErrorCode::NotNow | ErrorCode::Clash | ErrorCode::NoLedger | ErrorCode::Cancelled => {
            StatusCode::CONFLICT
        }
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    (status, Json(failure)).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_run_is_handed_out_as_mere_bytes() {
        for (name, kind) in [
            ("现场.JPG", "image/jpeg"),
            ("签到表.pdf", "application/pdf"),
            ("照片.html", "application/octet-stream"),
            ("照片.svg", "application/octet-stream"),
            ("照片.js", "application/octet-stream"),
            ("照片.jpg.exe", "application/octet-stream"),
            ("照片", "application/octet-stream"),
        ] {
            assert_eq!(file_type(name), kind, "{name}");
        }
        assert!(!can_be_shown(file_type("照片.html")));
    }
}
