//! Awards and honours.
use lianyan_core::awards::{Award, AwardWinner};
use lianyan_core::evidence::Evidence;
use lianyan_core::ids::AwardId;
use lianyan_core::ledger::Naming;
use lianyan_core::plain::{self, ListRequest, Listed, Many, Page, Save, Tables};

commands! { AwardCommands {
    Query award_list: plain::list::<Award>, ListRequest => Vec<Listed<Award, AwardWinner>>,
        of (Tables<Award>, Evidence);
    Query award_page: plain::page::<Award>, AwardId => Page<Award, AwardWinner>,
        of (Tables<Award>, Naming<Award>);
    Act award_save: "登记获奖", plain::save::<Award>, Save<Award, AwardWinner> => AwardId;
    Act award_add: "登记获奖", plain::add::<Award>, Vec<Save<Award, AwardWinner>> => u32;
    Act award_remove: "删除获奖", plain::remove::<Award>, AwardId => ();
    Act award_many: "更改获奖", plain::many::<Award>, Many<Award> => ();
}}
