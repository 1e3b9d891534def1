// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/asl/Model.h"
#include "core/mock/MockSet.h"

#include <QString>
#include <QStringList>

#include <map>
#include <string>
#include <vector>

namespace stepglass::ui::run {

/// What the next run of one document starts with: its input, and the mocks of a file overlaid by
/// those that were given to single states. What cannot be read leaves everything as it was.
class RunSetup {
public:
    Result<void> loadResponses(const QString& filePath);
    Result<void> loadConfig(const QString& filePath, const QString& testCase);
    /// Of either format; the first case of a MockConfigFile.
    Result<void> openMockFile(const QString& filePath);
    Result<void> chooseTestCase(const QString& testCase)
    {
        return loadConfig(m_mockFile, testCase);
    }
    void clearMocks();
    void setStateMock(const asl::StatePath& state, std::vector<mock::MockResponse> responses);
    /// Takes the answers of a state away, those of the file too.
    void removeStateMock(const asl::StatePath& state, const std::string& name);
    void rememberInput();

    [[nodiscard]] const mock::MockSet& mocks() const { return m_mocks; }
    [[nodiscard]] const QString& mockName() const { return m_mockName; }
    [[nodiscard]] bool hasStateMocks() const { return !m_stateMocks.empty(); }
    [[nodiscard]] const QStringList& testCases() const { return m_testCases; }
    [[nodiscard]] const QStringList& recentInputs() const { return m_recentInputs; }

    QString input = QStringLiteral("{}");

private:
    void take(mock::MockSet mocks, const QString& name, const QString& filePath);
    void merge();

    QStringList m_recentInputs;
    mock::MockSet m_fileMocks;
    mock::MockSet m_mocks; ///< of the file and of states, merged
    QString m_mockName;
    QString m_mockFile;
    QStringList m_testCases;
    std::map<std::string, std::vector<mock::MockResponse>> m_stateMocks; ///< by path
};

} // namespace stepglass::ui::run
