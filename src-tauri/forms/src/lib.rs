//! What leaves on paper.
