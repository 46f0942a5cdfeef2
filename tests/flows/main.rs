
mod sample_county;
