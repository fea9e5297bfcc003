#include "output/page_words.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>

namespace conflictmap::output {
namespace {

struct Word {
    std::string_view name;
    std::string_view en;
    std::string_view uk;
    std::string_view ru;
};

constexpr std::array words{
    Word{"actors", "Involved", "Учасники", "Участники"},
    Word{"again", "Tap again for the list", "Торкніться ще раз, щоб перейти до списку",
         "Коснитесь ещё раз, чтобы перейти к списку"},
    Word{"area", "Area", "Територія", "Территория"},
    Word{"areas", "Areas", "Площі", "Площади"},
    Word{"areas-about", "Measured on the map; the share is of the whole named",
         "Виміряно на карті; частка — від названого цілого", "Измерено по карте; доля — от названного целого"},
    Word{"areas-about-bare", "Measured on the map", "Виміряно на карті", "Измерено по карте"},
    Word{"as-of", "Situation as of", "Станом на", "По состоянию на"},
    Word{"confidence-claimed", "claimed", "заявлено", "заявлено"},
    Word{"confidence-confirmed", "confirmed", "підтверджено", "подтверждено"},
    Word{"confidence-disputed", "disputed", "оспорюють", "оспаривается"},
    Word{"confidence-reported", "reported", "повідомляють", "сообщается"},
    Word{"credit", "Credit", "Джерело", "Источник"},
    Word{"data", "Data and licences", "Дані та ліцензії", "Данные и лицензии"},
    Word{"description", "The map in words", "Карта словами", "Карта словами"},
    Word{"downloads", "Download:", "Завантажити:", "Скачать:"},
    Word{"enlarge", "Enlarge", "Збільшити", "Увеличить"},
    Word{"events", "Events", "Події", "События"},
    Word{"file", "File", "Файл", "Файл"},
    Word{"licence", "Licence", "Ліцензія", "Лицензия"},
    Word{"map", "Map", "Карта", "Карта"},
    Word{"precision-country", "place known to the country", "місце відоме з точністю до країни",
         "место известно с точностью до страны"},
    Word{"precision-district", "place known to the district", "місце відоме з точністю до району",
         "место известно с точностью до района"},
    Word{"precision-exact", "exact place", "точне місце", "точное место"},
    Word{"precision-region", "place known to the region", "місце відоме з точністю до регіону",
         "место известно с точностью до региона"},
    Word{"precision-settlement", "place known to the settlement", "місце відоме з точністю до населеного пункту",
         "место известно с точностью до населённого пункта"},
    Word{"share", "Share", "Частка", "Доля"},
    Word{"skip", "Skip the map", "Оминути карту", "Пропустить карту"},
    Word{"source", "Source", "Джерело", "Источник"},
    Word{"subjects", "On the map", "На карті", "На карте"},
    Word{"timeline", "Timeline", "Хронологія", "Хронология"},
    Word{"timeline-about", "Gaps without events are shortened", "Проміжки без подій скорочено",
         "Промежутки без событий сокращены"},
    Word{"to-map", "Show on the map", "Показати на карті", "Показать на карте"},
    Word{"unplaced", "Not placed on this map", "На цій карті не позначено", "На этой карте не отмечено"},
    Word{"whole", "Whole map", "Уся карта", "Вся карта"},
    Word{"within", "Share of", "Частка від", "Доля от"},
};

} // namespace

std::string_view page_word(std::string_view name, std::string_view language) {
    const auto* const word =
        std::find_if(words.begin(), words.end(), [&](const Word& each) { return each.name == name; });
    if (word == words.end()) {
        throw std::logic_error("the figure page has no word '" + std::string(name) + "'");
    }
    const std::string_view primary = language.substr(0, language.find('-'));
    return primary == "uk" ? word->uk : primary == "ru" ? word->ru : word->en;
}

Html html_word(std::string_view name, std::string_view language) {
    return Html::escaped(page_word(name, language));
}

} // namespace conflictmap::output
