//! Editable word lists, activity forms and the county's settings.
use lianyan_core::ids::{FormId, WordId};
use lianyan_core::vocabulary::{
    self, AllWords, SaveForm, SaveWord, Setting, SettingChange, Settings,
};

commands! { VocabularyCommands {
    /// Every list, with the words that are switched off too.
    Query vocabulary_all: vocabulary::all, () => AllWords, of (vocabulary::Tables, Setting);
    Act vocabulary_save_word: "保存词语", vocabulary::save_word, SaveWord => WordId;
    Act vocabulary_remove_word: "删除词语", vocabulary::remove_word, WordId => ();
    Act vocabulary_save_form: "保存活动形式", vocabulary::save_form, SaveForm => FormId;
    Query settings: vocabulary::settings, () => Settings, of Setting;
    Act settings_set: "更改设置", vocabulary::set_setting, SettingChange => ();
}}
