// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace stepglass::ui::shell {

/// A definition that ships with the program, with an input and mocks that make it run.
struct Example {
    QString title;
    QString definition; ///< paths of files; input and mocks may be empty
    QString input;
    QString mocks;
};

/// The examples beside the program (installed, or in the source tree of a build), by title.
[[nodiscard]] QList<Example> installedExamples();

} // namespace stepglass::ui::shell
