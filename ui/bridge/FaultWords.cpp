// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/FaultWords.h"

#include "core/lint/Values.h"
#include "ui/bridge/Words.h"

#include <QCoreApplication>

namespace stepglass::ui::bridge {

QString words(const asl::Model& model, const Diagnostic& diagnostic)
{
    const auto value = lint::faultyValue(model, diagnostic);
    if (!value)
        return words(diagnostic);
    // As lint::englishTemplate has them; tst_Words compares.
    const char* const sentence =
        value->environment.empty()
            ? QT_TRANSLATE_NOOP("Diagnostic", "${{0}} is {1}: {2}")
            : QT_TRANSLATE_NOOP("Diagnostic", "With environment {3}, ${{0}} is {1}: {2}");
    return toQString(fillTemplate(
        toUtf8(QCoreApplication::translate("Diagnostic", sentence)),
        {value->placeholder, value->value, toUtf8(words(diagnostic)), value->environment}));
}

} // namespace stepglass::ui::bridge
