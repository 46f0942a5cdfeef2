//! What was counted, what was not, and why.
use lianyan_core::tags::Tag;
use lianyan_core::counting::{
    self, CommunityForms, TermFormsRequest, PeopleRequest, PeriodRequest, PeriodTable, PersonActivity,
    PersonLine, PersonRequest, QuotaRequest, QuotaTable,
};
use lianyan_core::roster;

commands! { CountingCommands {
    /// The table school × term: 各校每学期教研活动开展情况统计表.
    Query counting_quota: counting::quota, QuotaRequest => QuotaTable, of counting::Tables;
    /// The three counts of any stretch of time.
    Query counting_period: counting::period, PeriodRequest => PeriodTable, of counting::Tables;
    Query counting_people: counting::people, PeopleRequest => Vec<PersonLine>,
        of (counting::Tables, roster::Tables);
    Query counting_never_took_part: counting::never_took_part, PeopleRequest => Vec<PersonLine>,
        of (counting::Tables, roster::Tables);
    /// Those in whose time at a member school there was no counted activity.
    Query counting_without_occasion: counting::without_occasion, PeopleRequest => Vec<PersonLine>,
        of (counting::Tables, roster::Tables);
    /// The activities behind one line of the people.
    Query counting_person: counting::activities_of_person, PersonRequest => Vec<PersonActivity>, of counting::Tables;
    Query counting_forms_by_term: counting::forms_by_term, TermFormsRequest => Vec<CommunityForms>, of (counting::Tables, Tag);
}}
