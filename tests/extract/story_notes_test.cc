#include "neardup/extract/story_notes.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "neardup/extract/agencies.h"
#include "neardup/extract/note_phrases.h"

namespace neardup {
namespace {

// Views of `text`.
StoryNotes OfText(std::string_view text) { return FindStoryNotes("", text); }
std::string Dateline(std::string_view text) {
  return std::string(OfText(text).dateline);
}
std::string Agency(std::string_view text) {
  return std::string(OfText(text).agency);
}

struct Head {
  std::string_view text;
  std::string_view dateline;
  std::string_view agency;
};

TEST(StoryNotes, FindsDatelinesOfSixLanguages) {
  for (const Head& head : {
           Head{"TARNMOUTH, May 2 (Reuters) - The dam holds.",
                "TARNMOUTH, May 2 (Reuters)", "Reuters"},
           Head{"TARNMOUTH, Veld. (AP) — The dam holds.",
                "TARNMOUTH, Veld. (AP)", "AP"},
           Head{"EL QUILL, Veld. -- The dam holds.", "EL QUILL, Veld.", ""},
           Head{"TARN (QUILL NEWS) — The dam holds.", "TARN (QUILL NEWS)",
                "QUILL NEWS"},
           Head{"TARN, May 2 (Xinhua) -- The dam holds.",
                "TARN, May 2 (Xinhua)", "Xinhua"},
           Head{"May 2 (UPI) -- The dam holds.", "May 2 (UPI)", "UPI"},
           Head{"TARN, May 2. /TASS/. The dam holds.", "TARN, May 2. /TASS/",
                "TASS"},
           Head{"Tarnstadt (dpa/vel) - Das Wehr hält.", "Tarnstadt (dpa/vel)",
                "dpa"},
           Head{"Tarn/Quill (dpa) – Das Wehr hält.", "Tarn/Quill (dpa)", "dpa"},
           Head{"Tarn am See, 2. Mai (APA) - Das Wehr hält.",
                "Tarn am See, 2. Mai (APA)", "APA"},
           Head{"Tarn-sur-Quill, 2 mai (AFP) - Le barrage tient.",
                "Tarn-sur-Quill, 2 mai (AFP)", "AFP"},
           Head{"ÉTARN (AFP) – Le barrage tient.", "ÉTARN (AFP)", "AFP"},
           Head{"Tarna, 2 may (EFE).- La presa aguanta.", "Tarna, 2 may (EFE)",
                "EFE"},
           Head{"TARNA, 2 May. (EUROPA PRESS) - La presa aguanta.",
                "TARNA, 2 May. (EUROPA PRESS)", "Europa Press"},
           Head{"(ANSA) - TARNA, 02 MAG - La diga tiene.",
                "(ANSA) - TARNA, 02 MAG", "ANSA"},
           Head{"Tarna, 2 mag. (Adnkronos) - La diga tiene.",
                "Tarna, 2 mag. (Adnkronos)", "Adnkronos"},
           Head{"Tarna, 02 mai 2031 (Lusa) – A barragem aguenta.",
                "Tarna, 02 mai 2031 (Lusa)", "Lusa"},
           Head{"São Tarno, 2 de maio – A barragem aguenta.",
                "São Tarno, 2 de maio", ""},
       }) {
    const StoryNotes notes = OfText(head.text);
    EXPECT_EQ(notes.dateline, head.dateline) << head.text;
    EXPECT_EQ(notes.agency, head.agency) << head.text;
  }
}

TEST(StoryNotes, ADateInBracketsIsNoAgency) {
  EXPECT_EQ(Dateline("TARN (June 22, 2031) – The dam holds."),
            "TARN (June 22, 2031)");
  EXPECT_EQ(Agency("TARN (June 22, 2031) – The dam holds."), "");
}

TEST(StoryNotes, ADatelineMayFollowAByline) {
  EXPECT_EQ(Dateline("By Ida Brandt\n\nTARN (Reuters) - The dam holds."),
            "TARN (Reuters)");
}

TEST(StoryNotes, OtherDashesAreNoDatelines) {
  for (const std::string_view text : {
           "Boris Quill — the former mayor of Tarn — has died.",
           "DAM AT TARN - DAY 38\nThe dam holds.",
           "TARN, VELD - MAY 01: The dam seen from the road.",
           "Das Wehr hält - so viel kostet es die Stadt Tarn",
           "NFL - Week three in Tarn and what to expect of it",
           "Ida Brandt (60) – the mayor of Tarn – has died.",
           "2024 - The year of the dam in Tarn",
           "October 22, 2024 — The dam at Tarn holds.",
           "THE TARN DAM ($40 million) — The dam holds.",
           "<TARN.VE> - The dam holds its price.",
           "He said: THE DAM — it holds",
           "The dam holds.",
           "",
           "- ",
           " — ",
           "() - a",
       }) {
    EXPECT_EQ(Dateline(text), "") << text;
    EXPECT_EQ(Agency(text), "") << text;
  }
}

TEST(StoryNotes, AnAgencyMayStandAloneBeforeTheText) {
  EXPECT_EQ(Agency("(Reuters) - The dam holds."), "Reuters");
  EXPECT_EQ(Dateline("(Reuters) - The dam holds."), "");
}

TEST(StoryNotes, FindsCreditsOfSixLanguages) {
  const std::string body = "The dam holds.\nIt rained.\nNobody was hurt.\n";
  const std::string more = body + body;
  EXPECT_EQ(Agency("By Reuters\n" + more), "Reuters");
  EXPECT_EQ(Agency("By The Associated Press\n" + more), "AP");
  EXPECT_EQ(Agency(more + "Quelle: dpa"), "dpa");
  EXPECT_EQ(Agency(more + "(dpa/vel)"), "dpa");
  EXPECT_EQ(Agency(more + "© dpa-infocom, dpa:310502-99-1/2"), "dpa");
  EXPECT_EQ(Agency(more + "Das Wehr hält noch immer. (epd)"), "epd");
  EXPECT_EQ(Agency(more + "avec AFP"), "AFP");
  EXPECT_EQ(Agency(more + "Fuente: EFE"), "EFE");
  EXPECT_EQ(Agency(more + "La diga tiene (ANSA)."), "ANSA");
  EXPECT_EQ(Agency(more + "Fonte: Lusa\n"), "Lusa");
  EXPECT_EQ(Agency(more + "REUTERS"), "Reuters");
}

TEST(StoryNotes, WordsLikeAgenciesAreNone) {
  EXPECT_EQ(Agency("The dam holds.\nPa was there."), "");
  EXPECT_EQ(Agency("He told Reuters that the dam holds."), "");
  EXPECT_EQ(Agency("By Ida Brandt\nThe dam holds."), "");
  EXPECT_EQ(AgencyNamed("ap"), "");
  EXPECT_EQ(AgencyNamed(""), "");
}

struct Note {
  std::string_view text;
  NoteKind kind;
};

TEST(StoryNotes, FindsNotesOfSixLanguages) {
  using enum NoteKind;
  for (const Note& note : {
           Note{"CORRECTED-Dam holds", kCorrection},
           Note{"Correction: Dam story", kCorrection},
           Note{"(Corrects name of the dam in paragraph 2)", kCorrection},
           Note{"An earlier version of this story misspelt the dam.",
                kCorrection},
           Note{"UPDATE 2-Dam holds", kUpdate},
           Note{"UPDATE: Dam holds", kUpdate},
           Note{"(Adds comment by the mayor)", kUpdate},
           Note{"KILL: Dam breaks", kKill},
           Note{"Editor's note: This story was updated at noon.", kUpdate},
           Note{"Editor’s note: The author lives in Tarn.", kOther},
           Note{"Berichtigung: Das Wehr hält", kCorrection},
           Note{"(Berichtigt: Name des Wehrs)", kCorrection},
           Note{"Aktualisierung: Das Wehr hält", kUpdate},
           Note{"Meldung zurückgezogen: Das Wehr bricht", kKill},
           Note{"Anmerkung der Redaktion: Dieser Text wurde korrigiert.",
                kCorrection},
           Note{"RECTIFICATIF - Le barrage tient", kCorrection},
           Note{"Mise à jour : Le barrage tient", kUpdate},
           Note{"ANNULATION: Le barrage cède", kKill},
           Note{"Corrección: La presa aguanta", kCorrection},
           Note{"FE DE ERRORES - La presa aguanta", kCorrection},
           Note{"(Actualiza con declaraciones)", kUpdate},
           Note{"ANULADA: La presa cede", kKill},
           Note{"Errata corrige: la diga tiene", kCorrection},
           Note{"(Aggiorna con il commento del sindaco)", kUpdate},
           Note{"ANNULLAMENTO - La diga cede", kKill},
           Note{"CORREÇÃO: A barragem aguenta", kCorrection},
           Note{"ATUALIZAÇÃO 1-A barragem aguenta", kUpdate},
           Note{"ANULAÇÃO: A barragem cede", kKill},
           Note{"Nota da Redação: o texto é de ontem.", kOther},
       }) {
    const StoryNotes of_title = FindStoryNotes(note.text, "The dam holds.");
    EXPECT_EQ(NoteKindName(of_title.kind), NoteKindName(note.kind))
        << note.text;
    const std::string text = "The dam holds.\n" + std::string(note.text);
    const StoryNotes of_line = OfText(text);
    EXPECT_EQ(NoteKindName(of_line.kind), NoteKindName(note.kind)) << note.text;
    EXPECT_EQ(of_line.note, note.text);
  }
}

TEST(StoryNotes, OfATitleTheNoteIsItsHead) {
  EXPECT_EQ(FindStoryNotes("UPDATE 2-Dam holds", "").note, "UPDATE 2");
  EXPECT_EQ(FindStoryNotes("Correction: Dam holds", "").note, "Correction");
}

TEST(StoryNotes, WordsLikeNotesAreNone) {
  for (const std::string_view text : {
           "Correction in the housing market goes on",
           "Update on the dam at Tarn",
           "Corrects his own mistakes",
           "Korrekturen am Wehr dauern an",
       }) {
    EXPECT_EQ(NoteKindName(FindStoryNotes(text, text).kind), "") << text;
  }
}

TEST(StoryNotes, TimesOfAPageAreNoNotes) {
  for (const std::string_view line : {
           "Updated: 2 May 2031, 12:30",
           "Aktualisiert: 02.05.2031",
           "Actualizado: 2 de mayo, 12:30",
       }) {
    EXPECT_EQ(NoteKindName(OfText(line).kind), "") << line;
  }
}

TEST(StoryNotes, OfATitleTheyAreTheMarksOfVersions) {
  EXPECT_EQ(FindStoryNotes("CORRECTED-UPDATE 2-Dam holds", "").kind,
            NoteKind::kCorrection);
  EXPECT_EQ(FindStoryNotes("ANNULLAMENTO: La diga cede", "").kind,
            NoteKind::kKill);
  EXPECT_EQ(FindStoryNotes("WRAPUP 3-Dam holds", "").note, "WRAPUP 3");
}

TEST(StoryNotes, NotesInTheMidstOfAStoryAreText) {
  std::string text;
  for (int i = 0; i < 5; ++i) text += "The dam holds.\n";
  const std::string note = "Correction: the dam breaks.\n";
  EXPECT_EQ(OfText(text + note + text).kind, NoteKind::kNone);
  EXPECT_EQ(OfText(text + text + note).kind, NoteKind::kCorrection);
}

TEST(StoryNotes, ADeclaredNoteIsOfSomeKind) {
  EXPECT_EQ(KindOfNote("KILL"), NoteKind::kKill);
  EXPECT_EQ(KindOfNote("CORRECTION: the river"), NoteKind::kCorrection);
  EXPECT_EQ(KindOfNote("for Sunday papers"), NoteKind::kOther);
  EXPECT_EQ(KindOfNote(""), NoteKind::kOther);
}

TEST(NotePhrases, LettersWhoseLowerCaseIsShorterMoveNothing) {
  EXPECT_EQ(FindNotePhrase("CORRECT\u0130ON: dam").kind, NoteKind::kNone);
  EXPECT_EQ(FindNotePhrase("CORREC\u00C7\u00C3O").kind, NoteKind::kNone);
  EXPECT_EQ(FindNotePhrase("CORRE\u00C7\u00C3O\u0130").kind, NoteKind::kNone);
}

}  // namespace
}  // namespace neardup
