// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/Location.h"

#include <filesystem>
#include <system_error>

namespace stepglass::catalogue {

std::string installedPath()
{
    namespace fs = std::filesystem;
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    if (!error) {
        const fs::path beside = program.parent_path() / "../share/stepglass/catalogue/actions.pack";
        if (fs::is_regular_file(beside, error))
            return beside.lexically_normal().string();
    }
    return STEPGLASS_CATALOGUE;
}

Result<std::shared_ptr<const Catalogue>> openInstalled()
{
    return Catalogue::open(installedPath());
}

} // namespace stepglass::catalogue
