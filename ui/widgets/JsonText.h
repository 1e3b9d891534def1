// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/value/Value.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace stepglass::ui::widgets {

/// One step from a container to what it holds: a member's name, or an element's index.
struct JsonStep {
    QString name;
    std::size_t index = 0;
    bool isElement = false;
};

/// A value in at most about `length` characters on one line: scalars as JSON (long strings
/// shortened), containers by their first parts. Looks at no more of the value than it shows.
[[nodiscard]] QString preview(const Value& value, qsizetype length = 80);
/// "3 members", "1,000 elements".
[[nodiscard]] QString sizeWords(const Value& value);
[[nodiscard]] QString jsonPointer(const std::vector<JsonStep>& steps);
/// $.a[0]['b c'].
[[nodiscard]] QString jsonPath(const std::vector<JsonStep>& steps);

} // namespace stepglass::ui::widgets
