#include "neardup/extract/revision_marks.h"

#include <gtest/gtest.h>

#include <utility>

namespace neardup {
namespace {

TEST(RevisionMarks, AreReadFromTheFrontOfHeadlines) {
  const std::pair<const char*, RevisionMarks> kTitles[] = {
      {"UPDATE 2-Ferry runs again", {.update = 2}},
      {"UPDATE 2 - Ferry runs again", {.update = 2}},
      {"WRAPUP 12-Ferry runs again", {.update = 12}},
      {"Update: Ferry runs again", {.update = 1}},
      {"(UPDATE) Ferry runs again", {.update = 1}},
      {"[Updated] - Ferry runs again", {.update = 1}},
      {"LEAD 3: Ferry runs again", {.update = 3}},
      {"ROUNDUP 2: Fähre fährt wieder", {.update = 2}},
      {"MISE À JOUR - Le bac repart", {.update = 1}},
      {"(AMPLIACIÓN) El transbordador vuelve", {.update = 1}},
      {"CORRECTED-Ferry runs again", {.correction = true}},
      {"CORRECTED (OFFICIAL)-Ferry runs again", {.correction = true}},
      {"Correction: Ferry story", {.correction = true}},
      {"KORREKTUR: Fähre fährt wieder", {.correction = true}},
      {"Corrección: El transbordador", {.correction = true}},
      {"CORRECTED-UPDATE 3-Ferry runs", {.update = 3, .correction = true}},
      {"KILL: Ferry runs again", {.kill = true}},
      {"WITHDRAWN – Ferry runs again", {.kill = true}},
  };
  for (const auto& [title, marks] : kTitles) {
    EXPECT_EQ(ReadRevisionMarks(title), marks) << title;
  }
}

TEST(RevisionMarks, HeadlinesOfStoriesHaveNone) {
  for (const char* title :
       {"Update on the ferry", "Lead: how much is in the water?",
        "Lead pipes - who pays", "Kill or be killed",
        "Kill - a film of our time", "KILL-SWITCH BILL PASSES",
        "Annulation : le festival n'aura pas lieu",
        "Retraction: How a journal lost its way", "Update-Chaos bei der Bahn",
        "Correction-tape maker files for bankruptcy",
        "Update 2026: was sich \u00E4ndert", "Withdrawn: how a law went",
        "Correctional officers strike", "Killer: a film", "",
        "Errata 5 ferries", "Zusammenfassung: -", "Leader – a portrait"}) {
    EXPECT_EQ(ReadRevisionMarks(title), RevisionMarks{}) << title;
  }
}

TEST(RevisionMarks, MayStandAloneInNotesToEditors) {
  EXPECT_EQ(ReadEditorNote("KILL"), RevisionMarks{.kill = true});
  EXPECT_EQ(ReadEditorNote("(Corrects name of the mill)"),
            RevisionMarks{.correction = true});
  EXPECT_EQ(ReadEditorNote("UPDATES with quotes"), RevisionMarks{.update = 1});
  EXPECT_EQ(ReadEditorNote("Update 4"), RevisionMarks{.update = 4});
  EXPECT_EQ(ReadEditorNote("Zurückgezogen."), RevisionMarks{.kill = true});
  EXPECT_EQ(ReadEditorNote("Pictures to follow"), RevisionMarks{});
  EXPECT_EQ(ReadEditorNote(""), RevisionMarks{});
}

}  // namespace
}  // namespace neardup
