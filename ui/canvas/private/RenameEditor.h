// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/Model.h"

#include <QLineEdit>

namespace stepglass::ui::canvas {

class Context;

/// The field over a card in which its name is changed. Enter or leaving it takes the name, Esc
/// drops it; a name that the document refuses stays for mending.
class RenameEditor : public QLineEdit {
    Q_OBJECT

public:
    explicit RenameEditor(Context& context);

    /// Opens over the selected state, if there is one; whether it did.
    bool open();
    /// Keeps the field over its card.
    void follow();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void commit();
    void close();

    Context& m_context;
    asl::StatePath m_state;
    QString m_before;
};

} // namespace stepglass::ui::canvas
