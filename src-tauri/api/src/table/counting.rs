//! What was counted, what was not, and why.
use lianyan_core::counting::{
    self, CommunityForms, FormsRequest, PeopleRequest, PeriodRequest, PeriodTable, PersonActivity,
    PersonLine, PersonRequest, QuotaRequest, QuotaTable,
};

commands! { CountingCommands {
    /// The table school × term: 各校每学期教研活动开展情况统计表.
    Query counting_quota: counting::quota, QuotaRequest => QuotaTable;
    /// The three counts of any stretch of time.
    Query counting_period: counting::period, PeriodRequest => PeriodTable;
    Query counting_people: counting::people, PeopleRequest => Vec<PersonLine>;
    Query counting_never_took_part: counting::never_took_part, PeopleRequest => Vec<PersonLine>;
    /// Those in whose time at a member school there was no counted activity.
    Query counting_without_occasion: counting::without_occasion, PeopleRequest => Vec<PersonLine>;
    /// The activities behind one line of the people.
    Query counting_person: counting::activities_of_person, PersonRequest => Vec<PersonActivity>;
    Query counting_forms_by_term: counting::forms_by_term, FormsRequest => Vec<CommunityForms>;
}}
