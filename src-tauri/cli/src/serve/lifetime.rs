//! How long the program lives: while a tab says it is open, and some minutes longer.
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::Served;

/// A tab in the background may speak only once a minute, so this bears several lost beats.
const AFTER_LAST_TAB: Duration = Duration::from_secs(5 * 60);
/// Time for the browser to start, or for someone to paste the address.
const BEFORE_FIRST_TAB: Duration = Duration::from_secs(15 * 60);
const LOOK_EVERY: Duration = Duration::from_secs(10);

pub(crate) struct Lifetime {
    stay: bool,
    last_visit: Mutex<Instant>,
    patience: Mutex<Duration>,
    under_way: AtomicUsize,
}

/// A request under way; the program does not end meanwhile.
pub(crate) struct Visit<'l>(&'l Lifetime);

impl Lifetime {
    pub(crate) fn new(stay: bool) -> Self {
        Lifetime {
            stay,
            last_visit: Mutex::new(Instant::now()),
            patience: Mutex::new(BEFORE_FIRST_TAB),
            under_way: AtomicUsize::new(0),
        }
    }

    pub(crate) fn visit(&self) -> Visit<'_> {
        self.under_way.fetch_add(1, Ordering::Relaxed);
        *self.patience.lock().unwrap_or_else(PoisonError::into_inner) = AFTER_LAST_TAB;
        self.seen();
        Visit(self)
    }

    fn seen(&self) {
        *self
            .last_visit
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = Instant::now();
    }

    fn is_over(&self, now: Instant) -> bool {
        let last = *self
            .last_visit
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let patience = *self.patience.lock().unwrap_or_else(PoisonError::into_inner);
        !self.stay
            && self.under_way.load(Ordering::Relaxed) == 0
            && now.saturating_duration_since(last) > patience
    }
}

impl Drop for Visit<'_> {
    fn drop(&mut self) {
        self.0.seen();
        self.0.under_way.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Waits until nobody is there any more, or someone stops the program.
pub(crate) async fn end(served: Arc<Served>) {
    tokio::select! {
        () = deserted(&served.lifetime) => {}
        () = stopped() => {}
    }
}

/// The same, and `grace` for answers that are still on their way.
pub(crate) async fn end_and_grace(served: Arc<Served>, grace: Duration) {
    end(served).await;
    tokio::time::sleep(grace).await;
}

async fn deserted(lifetime: &Lifetime) {
    while !lifetime.is_over(Instant::now()) {
        tokio::time::sleep(LOOK_EVERY).await;
    }
}

#[cfg(unix)]
async fn stopped() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = terminate.recv() => {}
        },
        Err(_) => drop(tokio::signal::ctrl_c().await),
    }
}

#[cfg(not(unix))]
async fn stopped() {
    drop(tokio::signal::ctrl_c().await);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_ends_some_minutes_after_the_last_visit() {
        let lifetime = Lifetime::new(false);
        let start = Instant::now();
        assert!(
            !lifetime.is_over(start + Duration::from_secs(14 * 60)),
            "the browser may be slow"
        );
        drop(lifetime.visit());
        assert!(!lifetime.is_over(start + Duration::from_secs(4 * 60)));
        assert!(lifetime.is_over(Instant::now() + Duration::from_secs(6 * 60)));
        let _visit = lifetime.visit();
        assert!(
            !lifetime.is_over(Instant::now() + Duration::from_secs(3600)),
            "an export under way is finished"
        );
    }

    #[test]
    fn told_to_stay_it_stays() {
        let lifetime = Lifetime::new(true);
        drop(lifetime.visit());
        assert!(!lifetime.is_over(Instant::now() + Duration::from_secs(24 * 3600)));
    }
}
