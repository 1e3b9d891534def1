// SPDX-FileCopyrightText: The Stepglass developers
// SPDX-License-Identifier: GPL-3.0-or-later

// stepglass-layout-helper: orders layers with Graphviz. Reads questions and writes answers as
// core/layout/private/HelperAdvisor.cpp says, until its input ends. A process of its own, because
// Graphviz can neither be cancelled nor be trusted to come back.

#include <cstdint>
#include <cstdlib>
#include <gvc.h>
#include <string>
#include <unistd.h>
#include <vector>

namespace {

constexpr std::int32_t longestQuestion = 50'000'000;
constexpr unsigned longestAnswerSeconds = 30; // whoever asked is gone by then

bool transferAll(bool isReading, void* data, std::size_t size)
{
    auto* bytes = static_cast<char*>(data);
    while (size > 0) {
        const ssize_t count =
            isReading ? read(STDIN_FILENO, bytes, size) : write(STDOUT_FILENO, bytes, size);
        if (count <= 0)
            return false;
        bytes += count;
        size -= static_cast<std::size_t>(count);
    }
    return true;
}

void setAttribute(Agraph_t* graph, const char* name, const char* value)
{
    agattr(graph, AGRAPH, const_cast<char*>(name), const_cast<char*>(value));
}

/// Every link joins neighbouring layers, so dot finds the layers again; it is stopped after its
/// second phase, which orders them.
std::vector<std::int32_t> order(GVC_t* context, const std::vector<std::int32_t>& question)
{
    if (question.empty() || question[0] < 0 ||
        static_cast<std::size_t>(question[0]) >= question.size())
        return {};
    const auto layerCount = static_cast<std::size_t>(question[0]);
    std::int32_t count = 0;
    for (std::size_t l = 1; l <= layerCount; ++l)
        count += question[l];

    char graphName[] = "block";
    Agraph_t* graph = agopen(graphName, Agdirected, nullptr);
    setAttribute(graph, "phase", "2");
    setAttribute(graph, "nslimit1", "1");
    char orderName[] = "order";
    char rankName[] = "rank";
    char none[] = "";
    agattr(graph, AGNODE, rankName, none);
    agattr(graph, AGNODE, orderName, none);
    std::vector<Agnode_t*> nodes;
    for (std::int32_t n = 0; n < count; ++n) {
        std::string name = std::to_string(n);
        nodes.push_back(agnode(graph, name.data(), 1));
    }
    for (std::size_t i = layerCount + 1; i + 1 < question.size(); i += 2) {
        if (question[i] < 0 || question[i] >= count || question[i + 1] < 0 ||
            question[i + 1] >= count)
            return {};
        agedge(graph, nodes[question[i]], nodes[question[i + 1]], nullptr, 1);
    }
    std::vector<std::int32_t> answer;
    if (gvLayout(context, graph, "dot") == 0) {
        for (Agnode_t* node : nodes)
            answer.push_back(std::atoi(agget(node, orderName)));
        gvFreeLayout(context, graph);
    }
    agclose(graph);
    return answer;
}

} // namespace

int main()
{
    GVC_t* context = gvContext();
    for (;;) {
        std::int32_t size = 0;
        if (!transferAll(true, &size, sizeof(size)) || size < 0 || size > longestQuestion)
            return EXIT_SUCCESS;
        std::vector<std::int32_t> question(static_cast<std::size_t>(size));
        if (!transferAll(true, question.data(), question.size() * sizeof(question[0])))
            return EXIT_SUCCESS;
        alarm(longestAnswerSeconds);
        std::vector<std::int32_t> answer = order(context, question);
        alarm(0);
        size = static_cast<std::int32_t>(answer.size());
        if (!transferAll(false, &size, sizeof(size)) ||
            !transferAll(false, answer.data(), answer.size() * sizeof(answer[0])))
            return EXIT_FAILURE;
    }
}
