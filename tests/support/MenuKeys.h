// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QMenu>
#include <QMessageBox>
#include <QPointer>
#include <QTest>
#include <QTimer>

#include <functional>

namespace stepglass::testing {

/// Whoever opens a menu or a message waits until it is closed again: this presses keys in it from
/// outside. `open` opens it; `use` gets it and has to close it. False where none appeared.
template <typename Popup>
bool usePopup(const std::function<void()>& open, const std::function<void(Popup&)>& use)
{
    bool isUsed = false;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, [&] {
        QWidget* shown = QApplication::activePopupWidget();
        if (shown == nullptr)
            shown = QApplication::activeModalWidget();
        auto* popup = qobject_cast<Popup*>(shown);
        if (popup == nullptr || isUsed)
            return;
        isUsed = true;
        use(*popup);
    });
    timer.start(10);
    open();
    return QTest::qWaitFor([&isUsed] { return isUsed; });
}

/// Walks to the entry that begins with a text and presses Return; Escape where there is none.
inline void chooseByKeys(QMenu& menu, const QString& beginning)
{
    for (qsizetype tries = 0; tries <= menu.actions().size(); ++tries) {
        const QAction* current = menu.activeAction();
        if (current != nullptr && current->text().startsWith(beginning)) {
            QTest::keyClick(&menu, Qt::Key_Return);
            return;
        }
        QTest::keyClick(&menu, Qt::Key_Down);
    }
    QTest::keyClick(&menu, Qt::Key_Escape);
}

} // namespace stepglass::testing
