// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/assist/SignatureHelp.h"
#include "ui/document/WorkflowDocument.h"

#include <QFrame>

class QLabel;

namespace stepglass::ui::theme {
class Theme;
}

namespace stepglass::ui::editor {

class ScintillaView;

/// The parameters of the function whose call is being written, above the line, with the one at the
/// caret in bold. Opens behind a bracket or a comma, follows the caret, goes when the call is left.
class SignatureTip : public QFrame {
    Q_OBJECT

public:
    SignatureTip(ScintillaView& view, document::WorkflowDocument& document);

    void setTheme(const theme::Theme& theme);
    /// Shows what is known of the call at the caret, as soon as the text's analysis is there.
    void open();

protected:
    void hideEvent(QHideEvent* event) override;

private:
    void follow();
    void show(const assist::SignatureHelp& help);

    ScintillaView& m_view;
    document::WorkflowDocument& m_document;
    QLabel* m_label;
    QLabel* m_documentation;
    bool m_isWanted = false;
};

} // namespace stepglass::ui::editor
