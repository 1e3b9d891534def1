// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/syntax/TextEdit.h"
#include "ui/bridge/Words.h"
#include "ui/canvas/CanvasScene.h"
#include "ui/canvas/CanvasView.h"
#include "ui/canvas/StateItems.h"
#include "ui/document/WorkflowDocument.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QMouseEvent>
#include <QTest>

namespace stepglass::ui::canvas::test {

/// Check leads to Left, Right or Group; Left and Right and Group lead to Finish; Right's error to
/// Broken.
inline const std::string orderMachine = R"({
  "StartAt": "Check",
  "States": {
    "Check": {
      "Type": "Choice",
      "Choices": [
        { "Variable": "$.kind", "StringEquals": "a", "Next": "Left" },
        { "Variable": "$.kind", "StringEquals": "b", "Next": "Right" }
      ],
      "Default": "Group"
    },
    "Left": { "Type": "Pass", "Next": "Finish" },
    "Right": {
      "Type": "Task",
      "Resource": "arn:aws:states:::sns:publish",
      "Retry": [ { "ErrorEquals": ["States.Timeout"] } ],
      "Catch": [ { "ErrorEquals": ["States.ALL"], "Next": "Broken" } ],
      "Next": "Finish"
    },
    "Group": {
      "Type": "Parallel",
      "Branches": [
        { "StartAt": "One", "States": { "One": { "Type": "Pass", "End": true } } },
        { "StartAt": "Two", "States": { "Two": { "Type": "Pass", "End": true } } }
      ],
      "Next": "Finish"
    },
    "Finish": { "Type": "Succeed" },
    "Broken": { "Type": "Fail" }
  }
}
)";

inline asl::StatePath top(const char* name)
{
    return asl::StatePath(std::string("/States/") + name);
}

/// A document shown by a view of a size at which all of it can be read.
struct ViewFixture {
    explicit ViewFixture(const std::string& text = orderMachine)
        : document(bridge::layoutOptions())
    {
        view.setAnimated(false);
        view.resize(1400, 1000);
        view.show();
        load(text);
        view.setFocus();
    }

    void load(const std::string& text)
    {
        document.setContents(text, QString(), syntax::Format::Json);
        settle();
    }

    /// Until what is drawn is what the text says.
    void settle()
    {
        QTRY_VERIFY_WITH_TIMEOUT(document.isSnapshotCurrent(), 20000);
        QCOMPARE(view.canvasScene().snapshot(), document.snapshot());
    }

    void replace(const std::string& before, const std::string& after)
    {
        const std::size_t begin = document.text().find(before);
        QVERIFY(begin != std::string::npos);
        syntax::TextEdit edit;
        edit.range = {static_cast<std::uint32_t>(begin),
                      static_cast<std::uint32_t>(begin + before.size())};
        edit.replacement = after;
        document.apply({edit}, QStringLiteral("test"), document::EditOrigin::Editor);
        settle();
    }

    [[nodiscard]] const asl::State* state(const char* name) const
    {
        return document.snapshot()->model->state(top(name));
    }

    [[nodiscard]] std::string selectedName() const
    {
        const asl::State* state = document.snapshot()->model->state(document.selection().state);
        return document.selection().hasState && state ? state->name : std::string();
    }

    void move(QPoint place, Qt::MouseButtons buttons = Qt::NoButton)
    {
        QMouseEvent event(QEvent::MouseMove, place, view.viewport()->mapToGlobal(QPointF(place)),
                          Qt::NoButton, buttons, Qt::NoModifier);
        QApplication::sendEvent(view.viewport(), &event);
    }

    void click(QPoint place)
    {
        QTest::mouseClick(view.viewport(), Qt::LeftButton, Qt::NoModifier, place);
    }

    void drag(QPoint from, QPoint to)
    {
        QTest::mousePress(view.viewport(), Qt::LeftButton, Qt::NoModifier, from);
        move((from + to) / 2, Qt::LeftButton);
        move(to, Qt::LeftButton);
        QTest::mouseRelease(view.viewport(), Qt::LeftButton, Qt::NoModifier, to);
    }

    /// Where the handle at an edge's arrow head is, once the edge is under the pointer.
    [[nodiscard]] QPoint hoverTargetHandle(const EdgeKey& key)
    {
        const EdgeItem* edge = view.canvasScene().edge(key);
        if (!edge)
            return {};
        const auto place = [&](double fraction) {
            return view.viewportTransform().map(pointAlong(edge->line(), fraction)).toPoint();
        };
        move(place(0.5));
        return place(1 - 16 / (lengthOf(edge->line()) * view.zoom()));
    }

    theme::Theme theme{theme::Scheme::Light};
    document::WorkflowDocument document;
    CanvasView view{document, theme};
};

} // namespace stepglass::ui::canvas::test
