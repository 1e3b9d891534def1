// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intrinsics/private/Call.h"

namespace stepglass::intrinsics {

Outcome callFunction(Function function, Arguments arguments, RandomSource& random)
{
    switch (function) {
    case Function::Format:
        return formatText(arguments);
    case Function::StringSplit:
        return splitText(arguments);
    case Function::StringToJson:
        return textToJson(arguments);
    case Function::JsonToString:
        return jsonToText(arguments);
    case Function::JsonMerge:
        return mergeObjects(arguments);
    case Function::Array:
        return makeArray(arguments);
    case Function::ArrayPartition:
        return partitionArray(arguments);
    case Function::ArrayContains:
        return arrayContains(arguments);
    case Function::ArrayRange:
        return arrayRange(arguments);
    case Function::ArrayGetItem:
        return arrayItem(arguments);
    case Function::ArrayLength:
        return arrayLength(arguments);
    case Function::ArrayUnique:
        return uniqueArray(arguments);
    case Function::Base64Encode:
        return encodeBase64(arguments);
    case Function::Base64Decode:
        return decodeBase64(arguments);
    case Function::Hash:
        return hashData(arguments);
    case Function::MathRandom:
        return randomNumber(arguments, random);
    case Function::MathAdd:
        return addNumbers(arguments);
    case Function::Uuid:
        return Value(random.uuid());
    }
    return wrong("Unknown function");
}

} // namespace stepglass::intrinsics
