//! What was counted, what was not, and why.
use lianyan_core::counting::{
    self, PeopleRequest, PeriodRequest, PeriodTable, PersonLine, QuotaRequest, QuotaTable, TermForms,
};

commands! { CountingCommands {
    /// The table school × term: 各校每学期教研活动开展情况统计表.
    Query counting_quota: counting::quota, QuotaRequest => QuotaTable;
    /// The three counts of any stretch of time.
    Query counting_period: counting::period, PeriodRequest => PeriodTable;
    Query counting_people: counting::people, PeopleRequest => Vec<PersonLine>;
    Query counting_never_took_part: counting::never_took_part, PeopleRequest => Vec<PersonLine>;
    Query counting_forms_by_term: counting::forms_by_term, PeopleRequest => Vec<TermForms>;
}}
