// The other language, named as those who speak it do.
import { LANGUAGES, language, rememberLanguage } from "../words/language.ts";
import { speak, words, wordsAreMissing } from "../words/words.ts";
import { Notice } from "./notice.tsx";

export function LanguageSwitch() {
  const other = language.value === "en" ? "de" : "en";
  const change = () => {
    rememberLanguage(other);
    void speak(other);
  };
  return (
    <>
      <button
        type="button"
        class="key case-key language-key"
        lang={other}
        title={LANGUAGES[other]}
        onClick={change}
      >
        {other.toUpperCase()}
        <span class="visually-hidden"> {LANGUAGES[other]}</span>
      </button>
      {wordsAreMissing.value && (
        <div class="language-note">
          <Notice
            message={words.value.app.languageMissing}
            onRetry={change}
            onDismiss={() => {
              wordsAreMissing.value = false;
            }}
          />
        </div>
      )}
    </>
  );
}
