//! Where a ledger lies: this computer, a network drive, a folder that a sync program copies about.
use std::path::{Component, Path};

use serde::Serialize;
use ts_rs::TS;

use super::private;

/// A place that endangers a ledger, with what to do about it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlaceWarning {
    pub kind: PlaceKind,
    /// Complete, for the user.
    pub message: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PlaceKind {
    /// Locks cannot be trusted there: opened for reading unless the user confirms.
    Network,
    /// A program may copy or replace files while they are being written.
    Sync,
    /// Other users of this computer were let into the folder.
    Shared,
}

/// Folders by which sync programs are known: how their name begins, and the program.
const SYNCED: &[(&str, &str)] = &[
    ("onedrive", "OneDrive"),
    ("坚果云", "坚果云"),
    ("我的坚果云", "坚果云"),
    ("nutstore", "坚果云"),
    ("wechat files", "微信"),
    ("xwechat_files", "微信"),
    ("wxwork", "企业微信"),
    ("tencent files", "QQ"),
    ("dingtalk", "钉钉"),
    ("dropbox", "Dropbox"),
    ("百度同步盘", "百度同步盘"),
    ("百度网盘", "百度网盘"),
    ("baidusync", "百度同步盘"),
    ("baidunetdisk", "百度网盘"),
    ("wpsdrive", "WPS云盘"),
    ("wps云盘", "WPS云盘"),
    ("wps cloud files", "WPS云盘"),
    ("阿里云盘", "阿里云盘"),
    ("天翼云盘", "天翼云盘"),
    ("微云", "微云"),
    ("iclouddrive", "iCloud"),
    ("mobile documents", "iCloud"),
    ("google drive", "Google Drive"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("seafile", "Seafile"),
    ("syncthing", "Syncthing"),
];

/// File systems that lie on another computer.
const REMOTE: &[&str] = &[
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "smb2",
    "ncpfs",
    "9p",
    "afs",
    "ceph",
    "glusterfs",
    "davfs",
    "fuse.sshfs",
    "fuse.davfs",
    "fuse.rclone",
    "fuse.gvfsd-fuse",
    "fuse.smbnetfs",
];

/// `None` for a folder on this computer that nothing else touches.
pub fn warning(folder: &Path) -> Option<PlaceWarning> {
    let real = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    if is_network(&real) {
        return Some(PlaceWarning {
            kind: PlaceKind::Network,
            message: "资料库在网络盘上，两台电脑同时写入会损坏它，所以先以只读方式打开。请把它复制到本机硬盘或U盘再使用。".to_owned(),
        });
    }
    if let Some(program) = synced_by(&real) {
        return Some(PlaceWarning {
            kind: PlaceKind::Sync,
            message: format!(
                "资料库在{program}的文件夹里，同步时可能被覆盖或损坏。请把它移到别的文件夹，再用“备份”功能存一份到{program}。"
            ),
        });
    }
    private::is_shared(&real).then(|| PlaceWarning {
        kind: PlaceKind::Shared,
        message: "资料库的文件夹设成了与本机其他用户共用，他们能看到教师的姓名和电话。不是有意共用的话，请把它移到自己的文件夹。".to_owned(),
    })
}

fn synced_by(folder: &Path) -> Option<&'static str> {
    let names = folder.components().filter_map(|part| match part {
        Component::Normal(name) => Some(name.to_string_lossy().to_lowercase()),
        _ => None,
    });
    let program = |name: String| SYNCED.iter().find(|(start, _)| name.starts_with(start));
    names
        .filter_map(program)
        .map(|(_, program)| *program)
        .next()
}

fn is_network(folder: &Path) -> bool {
    if is_unc(folder) {
        return true;
    }
    let mounts = std::fs::read_to_string("/proc/self/mounts").unwrap_or_default();
    on_remote_mount(folder, &mounts)
}

/// `\\server\share`, also in the long form that `canonicalize` gives on Windows.
fn is_unc(folder: &Path) -> bool {
    let text = folder.to_string_lossy();
    text.starts_with(r"\\?\UNC\") || (text.starts_with(r"\\") && !text.starts_with(r"\\?\"))
}

/// `mounts` as Linux lists them: device, mount point, type, options.
fn on_remote_mount(folder: &Path, mounts: &str) -> bool {
    let lines = mounts.lines().filter_map(|line| {
        let mut parts = line.split(' ');
        let point = unescaped(parts.nth(1)?);
        Some((point, parts.next()?))
    });
    let above = lines.filter(|(point, _)| folder.starts_with(point));
    // The later of two mounts on one point hides the earlier.
    let nearest = above.max_by_key(|(point, _)| point.len());
    nearest.is_some_and(|(_, kind)| REMOTE.contains(&kind))
}

/// Blanks in mount points are written as \040.
fn unescaped(point: &str) -> String {
    point
        .replace(r"\040", " ")
        .replace(r"\011", "\t")
        .replace(r"\134", r"\")
}

/// Name of this computer.
pub(super) fn host() -> String {
    let named = std::env::var("COMPUTERNAME").ok();
    let named = named.or_else(|| std::fs::read_to_string("/proc/sys/kernel/hostname").ok());
    one_word(named.or_else(|| std::env::var("HOSTNAME").ok()))
}

/// Name of who is logged in.
pub(super) fn user() -> String {
    one_word(
        std::env::var("USERNAME")
            .or_else(|_| std::env::var("USER"))
            .ok(),
    )
}

fn one_word(text: Option<String>) -> String {
    let words = text.unwrap_or_default();
    let word = words.split_whitespace().collect::<Vec<_>>().join("_");
    if word.is_empty() {
        "未知".to_owned()
    } else {
        word
    }
}

/// This folder on this computer: a copy elsewhere has another.
pub(super) fn home(folder: &Path) -> String {
    let machine = std::fs::read_to_string("/etc/machine-id").unwrap_or_default();
    let real = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    format!("{} {} {}", host(), machine.trim(), real.to_string_lossy())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sync_folders_are_known_by_their_name() {
        let cases = [
            ("/home/zhou/OneDrive - 第二实验小学/联研", Some("OneDrive")),
            ("/home/zhou/我的坚果云/资料库", Some("坚果云")),
            ("/home/zhou/Nutstore/1/资料库", Some("坚果云")),
            (
                "/home/zhou/Documents/WeChat Files/wxid_1/FileStorage",
                Some("微信"),
            ),
            ("/media/d/BaiduSyncdisk/联研", Some("百度同步盘")),
            ("/home/zhou/Dropbox/联研", Some("Dropbox")),
            ("/home/zhou/联研/微云备份说明", Some("微云")),
            ("/home/zhou/联研", None),
        ];
        for (folder, program) in cases {
            assert_eq!(synced_by(Path::new(folder)), program, "{folder}");
        }
    }

    #[test]
    fn network_mounts_are_known_by_their_type() {
        let mounts = "/dev/sda1 / ext4 rw 0 0\n//nas/share /mnt/nas cifs rw 0 0\n\
                      nas:/x /mnt/my\\040share nfs4 rw 0 0\n/dev/sdb1 /mnt/nas/usb vfat rw 0 0\n";
        let remote = |folder: &str| on_remote_mount(Path::new(folder), mounts);
        assert!(remote("/mnt/nas/联研"));
        assert!(remote("/mnt/my share/联研"));
        assert!(
            !remote("/mnt/nas/usb/联研"),
            "a stick mounted below a share is local"
        );
        assert!(!remote("/home/zhou/联研"));
        assert!(is_unc(Path::new(r"\\server\share\联研")));
        assert!(is_unc(Path::new(r"\\?\UNC\server\share")));
        assert!(!is_unc(Path::new(r"\\?\D:\联研")));
    }
}
