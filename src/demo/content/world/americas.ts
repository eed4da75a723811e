/** Countries of the Americas, written like those of Europe. */
export const americas = `
1 N USA; area 201-203 205-210 212-220 223-225 227-229 231 234 239 240 248 251-254 256 260 262 267 269 270 272 276 279 281 283 301-305 307-310 312-321 323 325 327 330-332 334 336 337 339 341 346 347 351 352 360 361 364 369 380 385 386 401 402 404-410 412-415 417 419 423-425 430 432 434 435 440 442 443 445 447 448 458 463 464 469 470 472 475 478-480 484 501-505 507-510 512 513 515-518 520 530 531 534 539-541 551 557 559 561-564 567 570-575 580 582 585 586 601-603 605-610 612 614-620 623 626 628-631 636 640 641 645 646 650 651 656 657 659-662 667 669 678 680-682 689 701-704 706-708 712-720 724-727 730-732 734 737 740 743 747 754 757 760 762 763 765 769-775 779 781 785 786 801-806 810 812-818 820 826 828 830-832 835 838-840 843 845 847 848 850 854 856-860 862-865 870 872 878 901 903 904 906 908-910 912-920 925 928-931 934 936-938 940 941 943 945 947-949 951 952 954 956 959 970-973 975 978-980 983-986 989; Hawaii 808; Alaska 907
1 N Canada; area 204 226 236 249 250 263 289 306 343 354 365 367 368 382 387 403 416 418 428 431 437 438 450 468 474 506 514 519 548 579 581 584 587 604 613 639 647 672 683 705 709 742 753 778 780 782 807 819 825 873 879 902 905 942; Yukon 867
1 E Bahamas; area 242
1 E Barbados; area 246
1 E Anguilla; area 264
1 E Antigua and Barbuda; area 268
1 E British Virgin Islands; area 284
1 C US Virgin Islands; area 340
1 E Cayman Islands; area 345
1 D Bermuda; area 441
1 E Grenada; area 473
1 E Turks and Caicos Islands; area 649
1 E Jamaica; area 658 876
1 E Montserrat; area 664
1 C Northern Mariana Islands; area 670
1 C Guam; area 671
1 C American Samoa; area 684
1 E Sint Maarten; area 721
1 E Saint Lucia; area 758
1 E Dominica; area 767
1 E Saint Vincent; area 784
1 B Puerto Rico; area 787 939
1 C Dominican Republic; area 809 829 849
1 D Trinidad and Tobago; area 868
1 E Saint Kitts and Nevis; area 869
297 E Aruba; mobile 56 59 69 73 74 99
500 F Falkland Islands
501 E Belize; mobile 6
502 D Guatemala; mobile 3-5
503 D El Salvador; mobile 7
504 D Honduras; mobile 3 8 9
505 D Nicaragua; mobile 5 7 8
506 C Costa Rica; mobile 5-8
507 C Panama; mobile 6
508 E Saint Pierre and Miquelon
509 E Haiti; mobile 3 4
51 C Peru; mobile 9; Lima 1; Arequipa 54; Trujillo 44; Cusco 84
52 B Mexico; Mexico City 55 56; Guadalajara 33; Monterrey 81; Puebla 222; Veracruz 229; Tepic 311; Colima 312; Manzanillo 314; Puerto Vallarta 322; Queretaro 442; Morelia 443; San Luis Potosi 444; Aguascalientes 449; Celaya 461; Irapuato 462; Leon 477; Zacatecas 492; La Paz 612; Chihuahua 614; Durango 618; Los Cabos 624; Ensenada 646; Ciudad Juarez 656; Hermosillo 662; Tijuana 664; Culiacan 667; Mexicali 686; Toluca 722; Acapulco 744; Pachuca 771; Cuernavaca 777; Tampico 833; Saltillo 844; Nuevo Laredo 867; Matamoros 868; Torreon 871; Reynosa 899; Coatzacoalcos 921; Oaxaca 951; Tuxtla Gutierrez 961; Campeche 981; Chetumal 983; Playa del Carmen 984; Villahermosa 993; Cancun 998; Merida 999
53 F Cuba; mobile 5 6; Havana 7
54 C Argentina; mobile 9; Buenos Aires 11; La Plata 221; Mar del Plata 223; Mendoza 261; Rosario 341; Cordoba 351; Tucuman 381; Salta 387; Santa Fe 342; Bahia Blanca 291
55 B Brazil; Sao Paulo 11; Campinas 19; Santos 13; Ribeirao Preto 16; Rio de Janeiro 21; Niteroi 22 24; Vitoria 27 28; Belo Horizonte 31; Juiz de Fora 32; Minas Gerais 33-35 37 38; Curitiba 41; Parana 42-46; Joinville 47; Florianopolis 48; Santa Catarina 49; Porto Alegre 51; Rio Grande do Sul 53-55; Brasilia 61; Goiania 62; Goias 64; Tocantins 63; Cuiaba 65; Mato Grosso 66; Campo Grande 67; Acre 68; Rondonia 69; Salvador 71; Bahia 73-75 77; Aracaju 79; Recife 81; Maceio 82; Joao Pessoa 83; Natal 84; Fortaleza 85; Teresina 86; Petrolina 87; Ceara 88; Piaui 89; Belem 91; Manaus 92; Para 93 94; Amapa 96; Amazonas 97; Sao Luis 98 99; Sao Paulo state 12 14 15 17 18; mobile 119 129 139 149 159 169 179 189 199 219 229 249 279 289 319 329 339 349 359 379 389 419 429 439 449 459 469 479 489 499 519 539 549 559 619 629 639 649 659 669 679 689 699 719 739 749 759 779 799 819 829 839 849 859 869 879 889 899 919 929 939 949 959 969 979 989 999; Roraima 95
56 C Chile; mobile 9; Santiago 2; Valparaiso 32; Concepcion 41; Antofagasta 55
57 C Colombia; mobile 300-305 310-324 333 350 351; Bogota 601; Medellin 604; Cali 602; Barranquilla 605
58 D Venezuela; mobile 412 414 416 424 426; Caracas 212; Maracaibo 261; Valencia 241
590 E Guadeloupe; mobile 690 691
591 D Bolivia; mobile 6 7; La Paz 2; Santa Cruz 3; Cochabamba 4
592 E Guyana; mobile 6
593 D Ecuador; mobile 9; Quito 2; Guayaquil 4; Cuenca 7
594 E French Guiana; mobile 694
595 C Paraguay; mobile 9; Asuncion 21
596 E Martinique; mobile 696 697
597 E Suriname; mobile 7 8
598 C Uruguay; mobile 9; Montevideo 2
599 E Curacao and Caribbean Netherlands; Curacao 9; Curacao mobile 95 96
`;
