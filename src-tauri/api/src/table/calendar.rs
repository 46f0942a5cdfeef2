//! School years, terms, teaching weeks and days off.
use lianyan_core::activities::Activity;
use lianyan_core::calendar::{
    self, DayFacts, MonthRequest, RemoveDaysOff, SaveDayOff, SaveTerm, Today, WeekLine, YearChoice, YearPage,
};
use chrono::NaiveDate;
use lianyan_core::dates::SchoolYear;
use lianyan_core::register;

commands! { CalendarCommands {
    Query calendar_today: calendar::today, () => Today, of calendar::Tables;
    /// School years with records or dates of their own, the running one among them.
    Query calendar_years: calendar::years, () => Vec<YearChoice>, of (calendar::Tables, Activity);
    Query calendar_year: calendar::year, SchoolYear => YearPage, of calendar::Tables;
    /// What is to be said before an activity is put on this day.
    Query calendar_day: calendar::day, NaiveDate => DayFacts, of calendar::Tables;
    /// Whole weeks, Monday first.
    Query calendar_month: calendar::month, MonthRequest => Vec<WeekLine>, of calendar::Tables;
    Act calendar_save_term: "更改学期起止", register::save_term, SaveTerm => ();
    Act calendar_save_day_off: "登记放假或调休", calendar::save_day_off, SaveDayOff => ();
    Act calendar_remove_days_off: "取消放假或调休", calendar::remove_days_off, RemoveDaysOff => ();
}}
