//! Photos as screens show and forms print them: any picture file in, a small upright JPEG out.
//!
//! Pure work on bytes, so that it can run away from the ledger. What a file is, is told by its
//! content: photos sent on by chat programs often carry another format's name.
use std::io::{Cursor, Read};

use image::codecs::jpeg::JpegEncoder;
use image::imageops::{self, FilterType};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageReader, Limits, Rgba, RgbaImage};
use lianyan_core::ledger::Files;
use lianyan_core::{Error, Result};
use serde::Serialize;

/// Phones take 12 to 50 million pixels; a poster scanned whole has some more.
const PIXELS_MAX: u64 = 64_000_000;
/// In memory, while it is made smaller: 64 million pixels in colour.
const MEMORY_MAX_BYTES: u64 = 256 << 20;
const QUALITY: u8 = 82;
/// A photo is a few million bytes; what is much more is not read for a look.
const FILE_MAX_BYTES: u64 = 96 << 20;

/// A JPEG, upright and small.
#[derive(Clone, Default, PartialEq, Serialize)]
pub struct Picture {
    #[serde(skip)]
    pub jpeg: Vec<u8>,
    /// In pixels.
    pub width: u32,
    pub height: u32,
}

impl std::fmt::Debug for Picture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Picture({}×{})", self.width, self.height)
    }
}

/// Why a file cannot be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unshown {
    /// What iPhones write unless told otherwise; free decoders for it do not exist.
    Heic,
    /// What some phones and web pages give; its decoder would be as large as all others together.
    Avif,
    /// A picture of a kind that is known but not drawn here.
    Unknown,
    /// Nothing is in it.
    Empty,
    /// More pixels than are read for a look.
    TooLarge,
    /// Not a picture, or one that broke on its way.
    Broken,
}

impl Unshown {
    /// For the place where the picture would be.
    pub fn words(self) -> &'static str {
        match self {
            Unshown::Heic => {
                "HEIC格式的照片在这里显示不了，文件完好。要看到它，请在手机上另存为JPEG后重新添加。"
            }
            Unshown::Avif => {
                "AVIF格式的图片在这里显示不了，文件完好。要看到它，请用看图程序打开，或另存为JPEG后重新添加。"
            }
            Unshown::Unknown => "这种格式在这里显示不了，文件完好。请用看图程序打开。",
            Unshown::Empty => {
                "这是空文件（0字节），里面什么也没有，不算佐证。常见的原因是添加时它还在网盘里没有下载下来，请找到原件重新添加。"
            }
            Unshown::TooLarge => {
                "这张图片太大（一般是超过6400万像素），在这里显示不了，文件完好。请用看图程序打开，或缩小后重新添加。"
            }
            Unshown::Broken => {
                "这个文件不是图片，或已损坏。请打开看看；打不开时，请找到原来的照片重新添加。"
            }
        }
    }
}

/// The picture stored as `sha256`, as [`scaled`] makes it.
///
/// # Errors
/// [`Error::File`] when the file is missing or cannot be read.
pub fn stored(files: &Files, sha256: &str, edge_max: u32) -> Result<Result<Picture, Unshown>> {
    let mut bytes = Vec::new();
    files
        .open(sha256)?
        .take(FILE_MAX_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(|cause| Error::file("佐证文件读不出来，请检查磁盘。", cause))?;
    Ok(match bytes.len() as u64 > FILE_MAX_BYTES {
        true => Err(Unshown::TooLarge),
        false => scaled(&bytes, edge_max),
    })
}

/// The picture in `file`, turned upright, its longer side at most `edge_max` pixels.
pub fn scaled(file: &[u8], edge_max: u32) -> Result<Picture, Unshown> {
    if file.is_empty() {
        return Err(Unshown::Empty);
    }
    if let Some(family) = heif_family(file) {
        return Err(family);
    }
    let (picture, orientation) = decoded(file)?;
    let mut picture = smaller(picture, edge_max);
    picture.apply_orientation(orientation);
    let mut jpeg = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut jpeg, QUALITY);
    let picture = on_white(picture);
    let (width, height) = (picture.width(), picture.height());
    picture
        .write_with_encoder(encoder)
        .map_err(|_| Unshown::Broken)?;
    Ok(Picture {
        jpeg,
        width,
        height,
    })
}

fn decoded(file: &[u8]) -> Result<(DynamicImage, Orientation), Unshown> {
    let mut reader = ImageReader::new(Cursor::new(file))
        .with_guessed_format()
        .map_err(|_| Unshown::Broken)?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY_MAX_BYTES);
    reader.limits(limits);
    // No known kind of picture at all is something else than one that is not drawn here.
    let known = reader.format().is_some();
    let mut decoder = reader.into_decoder().map_err(|cause| match why(cause) {
        Unshown::Unknown if !known => Unshown::Broken,
        why => why,
    })?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > PIXELS_MAX || decoder.total_bytes() > MEMORY_MAX_BYTES
    {
        return Err(Unshown::TooLarge);
    }
    // A photo whose notes are damaged is still a photo.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let picture = DynamicImage::from_decoder(decoder).map_err(why)?;
    Ok((picture, orientation))
}

fn why(cause: ImageError) -> Unshown {
    match cause {
        ImageError::Limits(_) => Unshown::TooLarge,
        ImageError::Unsupported(_) => Unshown::Unknown,
        _ => Unshown::Broken,
    }
}

/// Never larger than it was. The quick way is good enough where several pixels become one.
fn smaller(picture: DynamicImage, edge_max: u32) -> DynamicImage {
    let edge = picture.width().max(picture.height());
    if edge <= edge_max {
        picture
    } else if edge >= 2 * edge_max {
        picture.thumbnail(edge_max, edge_max)
    } else {
        picture.resize(edge_max, edge_max, FilterType::Triangle)
    }
}

/// A JPEG has no transparency: what was see-through is paper.
fn on_white(picture: DynamicImage) -> DynamicImage {
    if !picture.color().has_alpha() {
        return DynamicImage::ImageRgb8(picture.into_rgb8());
    }
    let white = Rgba([u8::MAX; 4]);
    let mut sheet = RgbaImage::from_pixel(picture.width(), picture.height(), white);
    imageops::overlay(&mut sheet, &picture.into_rgba8(), 0, 0);
    DynamicImage::ImageRgb8(DynamicImage::ImageRgba8(sheet).into_rgb8())
}

/// ISO/IEC 23008-12: the file's first box is `ftyp`, with a brand, and further ones it goes by.
fn heif_family(file: &[u8]) -> Option<Unshown> {
    const HEIC: [&[u8]; 8] = [
        b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1",
    ];
    let length = u32::from_be_bytes(file.get(..4)?.try_into().ok()?) as usize;
    let brands = file.get(8..length.min(file.len()).min(128))?;
    let mut brands = brands.chunks_exact(4);
    if file.get(4..8) != Some(b"ftyp") {
        return None;
    }
    if brands
        .clone()
        .any(|brand| brand == b"avif" || brand == b"avis")
    {
        return Some(Unshown::Avif);
    }
    brands
        .next()
        .filter(|brand| HEIC.contains(brand))
        .map(|_| Unshown::Heic)
}

#[cfg(test)]
mod tests {
    use image::{ImageFormat, Rgb, RgbImage};

    use super::*;

    const RED: [u8; 3] = [220, 20, 20];
    const BLUE: [u8; 3] = [20, 20, 220];

    /// Left half red, right half blue.
    fn halves(width: u32, height: u32) -> DynamicImage {
        let pixel = |x, _| Rgb(if x < width / 2 { RED } else { BLUE });
        DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, pixel))
    }

    fn file(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        picture.write_to(&mut bytes, format).expect("in memory");
        bytes.into_inner()
    }

    fn shown(file: &[u8], edge_max: u32) -> RgbImage {
        let jpeg = scaled(file, edge_max).expect("a picture").jpeg;
        assert_eq!(&jpeg[..3], b"\xff\xd8\xff", "a JPEG, whatever came in");
        image::load_from_memory(&jpeg)
            .expect("a whole one")
            .into_rgb8()
    }

    fn is_like(pixel: &Rgb<u8>, wanted: [u8; 3]) -> bool {
        pixel
            .0
            .iter()
            .zip(wanted)
            .all(|(one, other)| one.abs_diff(other) < 40)
    }

    /// `jpeg` with an EXIF note that says how the phone was held.
    fn held(jpeg: &[u8], orientation: u8) -> Vec<u8> {
        let mut exif =
            b"\xff\xe1\x00\x22Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
        exif.extend([orientation, 0, 0, 0, 0, 0, 0]);
        [&jpeg[..2], &exif, &jpeg[2..]].concat()
    }

    #[test]
    fn pictures_become_small_and_keep_their_shape() {
        for (width, height, wanted) in [
            (1200, 900, (320, 240)),
            (900, 1200, (240, 320)),
            (400, 300, (320, 240)),
            (200, 100, (200, 100)),
        ] {
            use ImageFormat::{Bmp, Jpeg, Png, Tiff, WebP};
            for format in [Jpeg, Png, WebP, Tiff, Bmp] {
                let small = shown(&file(&halves(width, height), format), 320);
                assert_eq!(small.dimensions(), wanted, "{width}×{height} {format:?}");
                assert!(is_like(small.get_pixel(2, 2), RED), "{format:?}");
            }
        }
    }

    #[test]
    fn a_photo_stands_as_the_phone_was_held() {
        let jpeg = file(&halves(400, 200), ImageFormat::Jpeg);
        // The corner in which red lies: upright, upside down, turned right, turned left.
        for (orientation, size, corner) in [
            (1, (100, 50), (2, 25)),
            (3, (100, 50), (97, 25)),
            (6, (50, 100), (25, 2)),
            (8, (50, 100), (25, 97)),
        ] {
            let small = shown(&held(&jpeg, orientation), 100);
            assert_eq!(small.dimensions(), size, "orientation {orientation}");
            let (x, y) = corner;
            assert!(is_like(small.get_pixel(x, y), RED), "{orientation}");
        }
    }

    /// A page as a scanner writes it: one bit a pixel, with 0 for paper or for ink; left half ink.
    fn scan(width: u16, height: u16, paper: u16) -> Vec<u8> {
        const ENTRIES: u32 = 8;
        let row = usize::from(width / 8);
        let ink = if paper == 0 { 0xff } else { 0x00 };
        let bits: Vec<u8> = (0..usize::from(height) * row)
            .map(|at| if at % row < row / 2 { ink } else { !ink })
            .collect();
        let mut tiff = b"II*\0\x08\0\0\0".to_vec();
        tiff.extend((ENTRIES as u16).to_le_bytes());
        // Tag, one number of the kind “long”, its value.
        for (tag, value) in [
            (256, u32::from(width)),
            (257, u32::from(height)),
            (258, 1), // bits of a sample
            (259, 1), // not compressed
            (262, u32::from(paper)),
            (273, 8 + 2 + ENTRIES * 12 + 4), // where the rows begin
            (278, u32::from(height)),
            (279, bits.len() as u32),
        ] {
            tiff.extend(u16::to_le_bytes(tag));
            tiff.extend([4, 0, 1, 0, 0, 0]);
            tiff.extend(u32::to_le_bytes(value));
        }
        [&tiff[..], &[0; 4], &bits].concat()
    }

    #[test]
    fn a_scan_in_black_and_white_is_shown() {
        for paper in [0, 1] {
            let small = shown(&scan(640, 400, paper), 320);
            assert_eq!(small.dimensions(), (320, 200));
            assert!(
                is_like(small.get_pixel(2, 2), [0; 3]),
                "ink, paper is {paper}"
            );
            assert!(
                is_like(small.get_pixel(317, 2), [255; 3]),
                "paper is {paper}"
            );
        }
    }

    #[test]
    fn what_is_see_through_is_paper() {
        let clear = DynamicImage::ImageRgba8(RgbaImage::new(40, 40));
        let small = shown(&file(&clear, ImageFormat::Png), 320);
        assert!(is_like(small.get_pixel(20, 20), [255; 3]));
    }

    #[test]
    fn what_cannot_be_shown_says_why() {
        let jpeg = file(&halves(400, 200), ImageFormat::Jpeg);
        let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic";
        for (bytes, wanted) in [
            (&heic[..], Unshown::Heic),
            (
                &b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf"[..],
                Unshown::Avif,
            ),
            (
                &b"\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf"[..],
                Unshown::Avif,
            ),
            (&b"\0\0\x01\0\x01\0\x10\x10"[..], Unshown::Unknown), // an icon
            (&b"II*\0\x08\0\0\0\0\0"[..], Unshown::Broken),       // a scan without its page
            (&scan(640, 400, 0)[..3000], Unshown::Broken),
            (&b"BM\x46\0\0\0\0\0\0\0"[..], Unshown::Broken),
            (&b"%PDF-1.7 renamed to photo.jpg"[..], Unshown::Broken),
            (&jpeg[..100], Unshown::Broken),
            (b"", Unshown::Empty),
        ] {
            assert_eq!(scaled(bytes, 320), Err(wanted));
        }
    }

    #[test]
    fn a_picture_of_too_many_pixels_is_not_even_unpacked() {
        // The header alone claims 60 000 × 60 000 pixels.
        let mut png = file(&halves(10, 10), ImageFormat::Png);
        png[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
        png[20..24].copy_from_slice(&60_000_u32.to_be_bytes());
        let sum = crc32(&png[12..29]);
        png[29..33].copy_from_slice(&sum.to_be_bytes());
        assert_eq!(scaled(&png, 320), Err(Unshown::TooLarge));
    }

    /// As PNG wants it behind every part.
    fn crc32(bytes: &[u8]) -> u32 {
        let step = |sum: u32, byte: &u8| {
            (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
                (sum >> 1) ^ (0xEDB8_8320 * (sum & 1))
            })
        };
        !bytes.iter().fold(u32::MAX, step)
    }
}
