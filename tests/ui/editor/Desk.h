// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/bridge/Words.h"
#include "ui/editor/Scintilla.h"
#include "ui/editor/SourceEditor.h"
#include "ui/theme/Theme.h"

#include <QListWidget>
#include <QTest>

namespace stepglass::testing {

using namespace stepglass::ui;
using S = QsciScintillaBase;

/// An editor in a window, with the caret where people put it.
struct Desk {
    explicit Desk(const std::string& text)
        : document(bridge::layoutOptions())
        , editor(document, theme)
    {
        document.setContents(text, {}, syntax::Format::Json);
        editor.resize(700, 500);
        editor.show();
        editor.scintilla()->setFocus();
    }

    void settle() { QTRY_VERIFY(document.isSnapshotCurrent()); }
    void putCaretBehind(const std::string& place)
    {
        settle();
        const std::size_t at = document.text().find(place);
        QVERIFY(at != std::string::npos);
        editor.scintilla()->SendScintilla(S::SCI_GOTOPOS,
                                          static_cast<unsigned long>(at + place.size()));
    }
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(editor.scintilla(), static_cast<Qt::Key>(key), modifiers);
    }
    [[nodiscard]] std::string lineAtCaret()
    {
        const std::string& text = document.text();
        const auto caret =
            static_cast<std::size_t>(editor.scintilla()->SendScintilla(S::SCI_GETCURRENTPOS));
        const std::size_t begin = caret == 0 ? 0 : text.rfind('\n', caret - 1) + 1;
        return text.substr(begin, text.find('\n', begin) - begin);
    }
    [[nodiscard]] QStringList offered()
    {
        QStringList rows;
        auto* list = editor.findChild<QListWidget*>(QStringLiteral("completionList"));
        for (int row = 0; list && list->window()->isVisible() && row < list->count(); ++row)
            rows.append(list->item(row)->text());
        return rows;
    }

    const theme::Theme theme{theme::Scheme::Light};
    document::WorkflowDocument document;
    editor::SourceEditor editor;
};

} // namespace stepglass::testing
