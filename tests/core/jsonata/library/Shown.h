// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/jsonata/library/LibraryError.h"

#include <QByteArray>

/// A text result as it is, an error as "!" and its code: what the tables of these tests hold.
inline QByteArray shown(const stepglass::jsonata::LibraryResult<std::string>& result)
{
    if (result)
        return QByteArray::fromStdString(*result);
    return '!' + QByteArray(result.error().code.data(), qsizetype(result.error().code.size()));
}
