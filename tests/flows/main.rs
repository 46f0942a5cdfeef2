mod architecture;
mod table_contract;
mod table_main_job;
mod sample_county;
