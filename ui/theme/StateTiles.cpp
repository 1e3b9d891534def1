// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/ColorTables.h"
#include "ui/theme/SvgIcon.h"
#include "ui/theme/Theme.h"

#include <QPainter>
#include <QPixmap>

namespace stepglass::ui::theme {

namespace {

struct Tile {
    const char* icon;
    TileCategory category;
};

struct ServiceTile {
    std::string_view service;
    Tile tile;
};

constexpr ServiceTile serviceTiles[] = {
    {"lambda", {"state-lambda", TileCategory::Compute}},
    {"ecs", {"state-container", TileCategory::Compute}},
    {"eks", {"state-container", TileCategory::Compute}},
    {"batch", {"state-container", TileCategory::Compute}},
    {"codebuild", {"state-code", TileCategory::Compute}},
    {"ec2", {"state-container", TileCategory::Compute}},
    {"dynamodb", {"state-database", TileCategory::Database}},
    {"rds", {"state-database", TileCategory::Database}},
    {"rdsdata", {"state-database", TileCategory::Database}},
    {"redshiftdata", {"state-database", TileCategory::Database}},
    {"sns", {"state-message", TileCategory::Messaging}},
    {"sqs", {"state-queue", TileCategory::Messaging}},
    {"states", {"state-workflow", TileCategory::Messaging}},
    {"sfn", {"state-workflow", TileCategory::Messaging}},
    {"events", {"state-event", TileCategory::Messaging}},
    {"eventbridge", {"state-event", TileCategory::Messaging}},
    {"scheduler", {"state-event", TileCategory::Messaging}},
    {"ses", {"state-mail", TileCategory::Mail}},
    {"sesv2", {"state-mail", TileCategory::Mail}},
    {"s3", {"state-storage", TileCategory::Storage}},
    {"http", {"state-api", TileCategory::Network}},
    {"apigateway", {"state-api", TileCategory::Network}},
    {"appsync", {"state-api", TileCategory::Network}},
    {"glue", {"state-data", TileCategory::Data}},
    {"databrew", {"state-data", TileCategory::Data}},
    {"athena", {"state-data", TileCategory::Data}},
    {"elasticmapreduce", {"state-data", TileCategory::Data}},
    {"emr-containers", {"state-data", TileCategory::Data}},
    {"emr-serverless", {"state-data", TileCategory::Data}},
    {"mediaconvert", {"state-data", TileCategory::Data}},
    {"bedrock", {"state-ml", TileCategory::Learning}},
    {"bedrockruntime", {"state-ml", TileCategory::Learning}},
    {"sagemaker", {"state-ml", TileCategory::Learning}},
    {"comprehend", {"state-ml", TileCategory::Learning}},
    {"rekognition", {"state-ml", TileCategory::Learning}},
    {"textract", {"state-ml", TileCategory::Learning}},
    {"transcribe", {"state-ml", TileCategory::Learning}},
    {"translate", {"state-ml", TileCategory::Learning}},
    {"polly", {"state-ml", TileCategory::Learning}},
};

Tile taskTile(const std::string& resource)
{
    const asl::ServiceAction action = asl::serviceActionOf(resource);
    if (action.isActivity)
        return {"state-activity", TileCategory::Activity};
    for (const ServiceTile& known : serviceTiles) {
        if (known.service == action.service)
            return known.tile;
    }
    return {action.service.empty() ? "state-unknown" : "state-cloud",
            action.service.empty() ? TileCategory::Unknown : TileCategory::Cloud};
}

Tile tileOf(const asl::State& state)
{
    switch (state.type) {
    case asl::StateType::Task:
        return taskTile(state.resource);
    case asl::StateType::Pass:
        return {"state-pass", TileCategory::Pass};
    case asl::StateType::Choice:
        return {"state-choice", TileCategory::Choice};
    case asl::StateType::Wait:
        return {"state-wait", TileCategory::Wait};
    case asl::StateType::Succeed:
        return {"state-succeed", TileCategory::Succeed};
    case asl::StateType::Fail:
        return {"state-fail", TileCategory::Fail};
    case asl::StateType::Parallel:
        return {"state-parallel", TileCategory::Container};
    case asl::StateType::Map:
        return {"state-map", TileCategory::Container};
    case asl::StateType::Unknown:
        return {"state-unknown", TileCategory::Unknown};
    }
    Q_UNREACHABLE();
}

} // namespace

QIcon Theme::stateIcon(const asl::State& state) const
{
    const QColor white(Qt::white);
    return svgIcon(QString::fromLatin1(tileOf(state).icon), {white, white, tileColor(state)});
}

QColor Theme::tileColor(const asl::State& state) const
{
    return tileColorOf(tileOf(state).category);
}

QIcon Theme::tileIcon(const asl::State& state) const
{
    // Twice the pixels, for sharp screens.
    return QIcon(tilePixmap(tileColor(state), stateIcon(state), metrics::tileSize, 2));
}

QPixmap tilePixmap(const QColor& color, const QIcon& glyph, int size, qreal ratio)
{
    QPixmap pixmap(QSize(size, size) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    const double radius = double(size) * metrics::tileRadius / metrics::tileSize;
    painter.drawRoundedRect(QRectF(0, 0, size, size), radius, radius);
    const int inset = size * 3 / 16;
    glyph.paint(&painter, QRect(inset, inset, size - 2 * inset, size - 2 * inset));
    return pixmap;
}

} // namespace stepglass::ui::theme
