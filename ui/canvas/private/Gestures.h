// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/edit/Edit.h"
#include "ui/canvas/Keys.h"

#include <QObject>

#include <optional>

namespace stepglass::ui::document {
class WorkflowDocument;
struct Selection;
} // namespace stepglass::ui::document

namespace stepglass::ui::canvas {

/// Turns what people do on the canvas into the document's edits, each one step of the history with
/// a name.
class Gestures : public QObject {
    Q_OBJECT

public:
    explicit Gestures(document::WorkflowDocument& document, QObject* parent = nullptr);

    /// All answer whether the document took it; `refused` says why not.
    bool rename(const asl::StatePath& state, const QString& newName);
    bool remove(const document::Selection& selection);
    bool insertAfter(const asl::StatePath& state, asl::StateType type);
    bool insertOn(const EdgeKey& transition, asl::StateType type);
    bool insertFirst(const asl::StatePath& scope, asl::StateType type);
    /// After the selected state, on the selected transition, or as the first state of all.
    bool insertAtSelection(asl::StateType type);
    bool retarget(const EdgeKey& transition, const std::string& newTarget);
    bool setAsStart(const asl::StatePath& state);
    /// Lets another state take over a Next transition; the one that had it ends.
    bool moveSource(const EdgeKey& transition, const asl::StatePath& newSource);

    /// Whether a transition may lead to the machine's end.
    [[nodiscard]] static bool mayEnd(asl::TransitionKind kind);
    /// Whether a transition's target can be set at all; that of a state that ends by its type
    /// cannot.
    [[nodiscard]] bool isRetargetable(const EdgeKey& transition) const;
    /// The scope in which a container takes its first state, if it has none yet.
    [[nodiscard]] std::optional<asl::StatePath> emptyScopeOf(const asl::StatePath& container) const;

Q_SIGNALS:
    void refused(const QString& reason);

private:
    bool perform(const edit::Intent& intent, const QString& stepName);
    [[nodiscard]] const asl::Model& model() const;
    [[nodiscard]] QString nameOf(const asl::StatePath& state) const;
    [[nodiscard]] std::string freshName(asl::StateType type) const;

    document::WorkflowDocument& m_document;
};

} // namespace stepglass::ui::canvas
