// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/Entry.h"

#include "core/base/File.h"

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

/// Feeds every file of the folders and files named to the entry function.
int main(int count, char** arguments)
{
    std::vector<std::string> files;
    for (int number = 1; number < count; ++number) {
        const std::filesystem::path path(arguments[number]);
        if (!std::filesystem::is_directory(path)) {
            files.push_back(path.string());
            continue;
        }
        for (const auto& entry : std::filesystem::directory_iterator(path))
            files.push_back(entry.path().string());
    }
    std::sort(files.begin(), files.end());
    for (const std::string& file : files) {
        const stepglass::Result<std::string> bytes = stepglass::readFile(file);
        if (!bytes) {
            std::fprintf(stderr, "%s\n", toEnglish(bytes.error()).c_str());
            return 1;
        }
        // Said before, so that a crash shows which file it was.
        std::printf("%s\n", file.c_str());
        std::fflush(stdout);
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes->data()), bytes->size());
    }
    std::printf("%zu files replayed\n", files.size());
    return files.empty() ? 1 : 0;
}
