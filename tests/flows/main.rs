mod architecture;
mod schema;
mod table_contract;
mod table_main_job;
mod register;
mod sample_county;
