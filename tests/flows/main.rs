mod architecture;
mod register;
mod sample_county;
mod schema;
mod statistics;
mod table_contract;
mod table_main_job;
mod two_pages;
