//! What all readings of XML parts have in common.
use quick_xml::XmlVersion;
use quick_xml::events::BytesStart;

/// An attribute by its name without namespace.
pub(super) fn attribute(element: &BytesStart<'_>, local: &str) -> Option<String> {
    element.attributes().flatten().find_map(|attribute| {
        let matches = attribute.key.local_name().as_ref() == local;
        let value = || attribute.normalized_value(XmlVersion::Implicit1_0).ok();
        matches.then(value)?.map(|value| value.into_owned())
    })
}

/// Whether an attribute says yes.
pub(super) fn flag(element: &BytesStart<'_>, local: &str) -> bool {
    attribute(element, local).is_some_and(|value| value == "1" || value == "true")
}

/// A switch such as `<strike/>`, which is on unless it says otherwise.
pub(super) fn is_on(element: &BytesStart<'_>) -> bool {
    attribute(element, "val").is_none_or(|value| value != "0" && value != "false")
}

pub(super) fn number(element: &BytesStart<'_>, local: &str) -> Option<u32> {
    attribute(element, local)?.trim().parse().ok()
}

/// Whether the bytes hold a word, looked for without reading the XML.
pub(super) fn holds(bytes: &[u8], word: &str) -> bool {
    memchr::memmem::find(bytes, word.as_bytes()).is_some()
}
