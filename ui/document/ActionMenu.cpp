// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/ActionMenu.h"

#include "ui/bridge/ActionWords.h"
#include "ui/document/WorkflowDocument.h"

#include <QCoreApplication>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>

#include <algorithm>
#include <memory>

namespace stepglass::ui::document {

namespace {

/// More notes than this are counted, not listed.
constexpr std::size_t mostNotes = 12;

/// Shows what an action cannot do or takes for granted; whether the user wants it all the same.
bool agrees(const assist::Action& action, QWidget* parent)
{
    QMessageBox box(parent);
    box.setObjectName(QStringLiteral("actionNotes"));
    box.setTextFormat(Qt::RichText);
    const bool canDo = !action.edits.empty();
    box.setIcon(canDo ? QMessageBox::Question : QMessageBox::Information);
    box.setWindowTitle(bridge::title(action));
    box.setText(QStringLiteral("<b>%1</b>").arg(bridge::title(action).toHtmlEscaped()));
    // A list's own indentation would take a quarter of the room.
    const auto entry = [](const QString& words) {
        return QStringLiteral("<p style='margin: 6px 0 0 10px; text-indent: -10px'>\u2022 %1</p>")
            .arg(words.toHtmlEscaped());
    };
    QString list;
    const std::size_t shown = std::min(action.notes.size(), mostNotes);
    for (std::size_t i = 0; i < shown; ++i)
        list += entry(bridge::words(action.notes[i]));
    if (shown < action.notes.size())
        list += entry(QCoreApplication::translate("ActionMenu", "and %1 more")
                          .arg(action.notes.size() - shown));
    const QString head =
        canDo ? QCoreApplication::translate("ActionMenu", "Before you agree:")
              : QCoreApplication::translate("ActionMenu", "This is not possible here:");
    box.setInformativeText(QStringLiteral("%1%2").arg(head.toHtmlEscaped(), list));
    if (!canDo) {
        box.setStandardButtons(QMessageBox::Close);
        box.exec();
        return false;
    }
    QPushButton* apply =
        box.addButton(QCoreApplication::translate("ActionMenu", "Apply"), QMessageBox::AcceptRole);
    box.addButton(QMessageBox::Cancel);
    box.setDefaultButton(apply);
    box.exec();
    return box.clickedButton() == apply;
}

} // namespace

void addActions(QMenu& menu, std::vector<assist::Action> actions, WorkflowDocument& document)
{
    const Revision revision = document.revision();
    const assist::Action* last = nullptr;
    for (assist::Action& one : actions) {
        if (last != nullptr && last->kind != one.kind)
            menu.addSeparator();
        const auto action = std::make_shared<const assist::Action>(std::move(one));
        last = action.get();
        QString title = bridge::title(*action);
        title.replace(QLatin1Char('&'), QLatin1String("&&"));
        QAction* entry = menu.addAction(title);
        entry->setObjectName(QLatin1String(assist::toString(action->code).data()));
        QObject::connect(
            entry, &QAction::triggered, &document, [action, &document, &menu, revision] {
                if (document.revision() != revision ||
                    (!action->notes.empty() && !agrees(*action, menu.parentWidget())) ||
                    document.revision() != revision)
                    return;
                document.apply(action->edits, bridge::title(*action), EditOrigin::Gesture);
            });
    }
}

} // namespace stepglass::ui::document
