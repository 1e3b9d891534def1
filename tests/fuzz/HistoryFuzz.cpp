// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/Frame.h"
#include "core/engine/HistoryReader.h"
#include "core/value/Json.h"
#include "tests/fuzz/Entry.h"

using namespace stepglass;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto trace =
        engine::readHistory(std::vector<std::string>{std::string(fuzz::textOf(data, size))});
    if (!trace) {
        fuzz::require(!toEnglish(trace.error()).empty(), "an error has words");
        return 0;
    }
    const Value history = engine::toHistory(**trace);
    const auto again = engine::readHistory(std::vector<std::string>{value::toJson(history)});
    fuzz::require(again.has_value(), "what was written can be read");
    fuzz::require(engine::toHistory(**again) == history, "what was written reads back as the same");
    for (std::uint32_t id = 0; id < (*trace)->visitCount(); ++id) {
        const engine::Visit visit = (*trace)->visit(engine::VisitId(id));
        fuzz::require(!visit.parent.isValid() || visit.parent.value() < id,
                      "a visit stands within an earlier one");
        static_cast<void>((*trace)->attempts(visit.id));
    }
    engine::FrameCursor cursor(*trace);
    static_cast<void>(cursor.moveTo(static_cast<engine::EventId>((*trace)->eventCount())));
    return 0;
}
