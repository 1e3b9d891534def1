// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run/private/RunSetup.h"

#include "core/base/File.h"
#include "core/value/Json.h"
#include "ui/bridge/Words.h"

#include <QFileInfo>

#include <string_view>
#include <utility>

namespace stepglass::ui::run {

namespace {

constexpr qsizetype keptInputs = 10;
constexpr std::size_t maximumMockFileSize = std::size_t(64) << 20;

} // namespace

void RunSetup::merge()
{
    m_mocks = m_fileMocks;
    for (const auto& [path, responses] : m_stateMocks)
        m_mocks.setResponses(path, responses);
}

void RunSetup::take(mock::MockSet mocks, const QString& name, const QString& filePath)
{
    m_fileMocks = std::move(mocks);
    m_mockName = name;
    m_mockFile = filePath;
    m_stateMocks.clear();
    merge();
}

Result<void> RunSetup::loadResponses(const QString& filePath)
{
    Result<mock::MockSet> mocks = readFile(bridge::toUtf8(filePath), maximumMockFileSize)
                                      .and_then(&mock::MockSet::fromResponses);
    if (!mocks)
        return tl::unexpected(mocks.error());
    m_testCases.clear();
    take(std::move(*mocks), QFileInfo(filePath).completeBaseName(), filePath);
    return {};
}

Result<void> RunSetup::loadConfig(const QString& filePath, const QString& testCase)
{
    const Result<std::string> text = readFile(bridge::toUtf8(filePath), maximumMockFileSize);
    if (!text)
        return tl::unexpected(text.error());
    Result<mock::MockSet> mocks = mock::MockSet::fromMockConfig(*text, bridge::toUtf8(testCase));
    if (!mocks)
        return tl::unexpected(mocks.error());
    take(std::move(*mocks), testCase.section(QLatin1Char('#'), 1), filePath);
    return {};
}

Result<void> RunSetup::openMockFile(const QString& filePath)
{
    const Result<std::string> text = readFile(bridge::toUtf8(filePath), maximumMockFileSize);
    if (!text)
        return tl::unexpected(text.error());
    const Result<Value> json = value::parseJson(*text);
    if (!json)
        return tl::unexpected(json.error());
    if (!json->find(std::string_view("StateMachines")))
        return loadResponses(filePath);

    const Result<std::vector<std::string>> cases = mock::MockSet::testCases(*text);
    if (!cases)
        return tl::unexpected(cases.error());
    QStringList names;
    for (const std::string& name : *cases)
        names.append(bridge::toQString(name));
    const Result<void> loaded = loadConfig(filePath, names.value(0));
    if (loaded)
        m_testCases = names;
    return loaded;
}

void RunSetup::clearMocks()
{
    m_testCases.clear();
    take({}, QString(), QString());
}

void RunSetup::setStateMock(const asl::StatePath& state, std::vector<mock::MockResponse> responses)
{
    m_stateMocks[state.pointer()] = std::move(responses);
    merge();
}

void RunSetup::removeStateMock(const asl::StatePath& state, const std::string& name)
{
    m_stateMocks.erase(state.pointer());
    m_fileMocks.removeResponses(state.pointer());
    m_fileMocks.removeResponses(name);
    merge();
}

void RunSetup::rememberInput()
{
    m_recentInputs.removeAll(input);
    m_recentInputs.prepend(input);
    m_recentInputs = m_recentInputs.mid(0, keptInputs);
}

} // namespace stepglass::ui::run
