/** Countries of the Pacific, and the codes of networks that are no country, written like those of Europe. */
export const oceaniaAndNetworks = `
61 A Australia; mobile 4; Sydney 2; Melbourne 3; Brisbane 7; Perth 8; satellite 145 147
64 A New Zealand; mobile 20-22 27-29; Auckland 9; Wellington 4; Christchurch 3; Hamilton 7
672 F Norfolk Island and Antarctica
674 F Nauru; mobile 55
675 F Papua New Guinea; mobile 7
676 F Tonga; mobile 7 8
677 F Solomon Islands; mobile 7 8
678 F Vanuatu; mobile 5 7
679 E Fiji; mobile 7-9
680 F Palau; mobile 77
681 F Wallis and Futuna
682 F Cook Islands; mobile 5 7
683 F Niue
685 F Samoa; mobile 7 8
686 F Kiribati; mobile 6 7
687 E New Caledonia; mobile 7-9
688 F Tuvalu
689 E French Polynesia; mobile 87 89
690 F Tokelau
691 F Micronesia
692 F Marshall Islands
800 S International freephone
870 S Inmarsat
8810 S Satellite network
8812 S Satellite network
8816 S Iridium
8818 S Globalstar
882 S International networks
883 S International networks
`;
